package io.athanor.faults;

import java.util.function.Supplier;

/// The scenarios, by the names that `--only` takes.
enum Entry {
  KILLS("kill -9 of random processes while seeds flow", Kills::new),
  OUTAGE("the endpoint goes down and comes back", Outage::new);

  private final String told;
  private final Supplier<Scenario> maker;

  Entry(String told, Supplier<Scenario> maker) {
    this.told = told;
    this.maker = maker;
  }

  String title() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }

  String told() {
    return told;
  }

  Scenario scenario() {
    return maker.get();
  }
}
