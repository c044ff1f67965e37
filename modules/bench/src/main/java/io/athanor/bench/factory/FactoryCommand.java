package io.athanor.bench.factory;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(name = "factory")
public final class FactoryCommand implements Callable<Integer> {
  @Override
  public Integer call() {
    return 0;
  }
}
