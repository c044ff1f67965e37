package io.athanor.app.run;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.athanor.app.console.Failure;
import io.athanor.app.factory.Workshop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What a data folder was begun with: a later run on it must shape the data alike. The judge alone
/// may be another.
///
/// @param prefix of the run's topics
/// @param bootstrapServers the cluster that holds them; null where it is the folder's own broker
/// @param shape setting to value, for each setting that shapes the data
public record Manifest(
    String prefix, @Nullable String bootstrapServers, Map<String, String> shape) {
  private static final YAMLMapper YAML = new YAMLMapper();

  /// A judge that passes its controls must be exchanged without losing the answers paid for; each
  /// critique names the judge that gave it.
  private static final Set<String> MAY_CHANGE =
      Set.of("critique.controls-every", "judge.model", "judge.temperature", "judge.max-tokens");

  public Manifest {
    shape = new TreeMap<>(shape);
  }

  /// What this run is begun with: under its own prefix on a cluster that is shared, so that two
  /// runs never meet.
  ///
  /// @param before what the folder was begun with, whose prefix is kept
  static Manifest of(
      RunRequest request, Optional<Manifest> before, Map<String, String> settings, Workshop shop) {
    var servers = request.config().kafka().bootstrapServers();
    var prefix = request.config().prefix();
    if (!request.prefixGiven() && servers != null) {
      prefix += "-" + HexFormat.of().toHexDigits(new SecureRandom().nextInt());
    }
    if (!request.prefixGiven() && before.isPresent()) {
      prefix = before.get().prefix();
    }
    var shape = new TreeMap<>(settings);
    shop.modelNames().forEach((role, model) -> shape.put(role + ".model", model));
    return new Manifest(prefix, servers, shape);
  }

  /// @throws Failure where there is one that cannot be read
  public static Optional<Manifest> read(Path file) {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(YAML.readValue(file.toFile(), Manifest.class));
    } catch (IOException e) {
      throw Failure.usage(
          "The manifest " + file + " cannot be read.",
          "Name another --data-dir, or remove this one to begin anew.");
    }
  }

  /// Whole or not at all.
  ///
  /// @throws Failure where it cannot be written
  public void write(Path file) {
    try {
      var draft = file.resolveSibling(file.getFileName() + ".draft");
      YAML.writeValue(draft.toFile(), this);
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw Failure.cannotWrite(
          "The manifest " + file + " cannot be written: " + e.getMessage() + ".", "");
    }
  }

  /// What differs from what the folder was begun with, one phrase each.
  List<String> differences(Manifest now) {
    var all = new ArrayList<String>();
    var keys = new TreeSet<>(shape.keySet());
    keys.addAll(now.shape.keySet());
    keys.removeAll(MAY_CHANGE);
    for (var key : keys) {
      var before = shape.getOrDefault(key, "nothing");
      var after = now.shape.getOrDefault(key, "nothing");
      if (!before.equals(after)) {
        all.add("%s was %s and is now %s".formatted(key, before, after));
      }
    }
    if (!prefix.equals(now.prefix)) {
      all.add("prefix was %s and is now %s".formatted(prefix, now.prefix));
    }
    if ((bootstrapServers == null) != (now.bootstrapServers == null)) {
      all.add(
          bootstrapServers == null
              ? "it has a broker of its own and was given another cluster"
              : "it was begun on the cluster at " + bootstrapServers);
    }
    return all;
  }
}
