package io.athanor.app.command;

import io.athanor.app.config.Config;
import io.athanor.app.console.Failure;
import io.athanor.app.console.Screen;
import io.athanor.app.factory.DataDir;
import io.athanor.app.factory.OwnBroker;
import io.athanor.app.factory.Site;
import io.athanor.app.run.Manifest;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// A look at a factory's topics: on a cluster, or in the data folder of a run that has ended, whose
/// broker is then started for as long as the look takes.
record Visit(Site site, @Nullable OwnBroker broker, @Nullable DataDir data)
    implements AutoCloseable {

  /// @param dataDir null: the configuration names the cluster
  /// @throws Failure where the folder holds no run, or is in use
  static Visit pay(Config config, @Nullable Path dataDir, Screen screen) {
    if (dataDir == null) {
      return new Visit(Site.of(config), null, null);
    }
    if (!Files.isDirectory(dataDir)) {
      throw Failure.usage("There is no data folder " + dataDir + ".", "Check the path.");
    }
    var data = DataDir.claim(dataDir);
    try {
      var manifest =
          Manifest.read(data.manifest())
              .orElseThrow(() ->
                  Failure.usage(
                      "The folder " + dataDir + " holds no run.",
                      "It is the .athanor folder in a run's --out, or what --data-dir named."));
      var servers = manifest.bootstrapServers();
      var broker =
          OwnBroker.unless(servers == null ? config : config.reaching(servers), data, screen);
      return new Visit(Site.of(broker.config(manifest.prefix())), broker, data);
    } catch (RuntimeException e) {
      data.close();
      throw e;
    }
  }

  @Override
  public void close() {
    try (var _ = data;
        var _ = broker) {
      site.close();
    }
  }
}
