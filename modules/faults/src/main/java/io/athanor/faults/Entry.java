package io.athanor.faults;

import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/// The scenarios, by the names that `--only` takes.
enum Entry {
  KILLS("kill -9 of random processes while seeds flow", Kills::new),
  RUN("athanor run is killed and typed again", Typed::new),
  OUTAGE("the endpoint goes down and comes back", Outage::new),
  POISON("rubbish among the seeds, mended and put back", Poison::new),
  ZOMBIE("processes stand still and come back", Zombie::new),
  ROLLING("scale out, rolling restart, scale in", Rolling::new),
  REBALANCES("a process joins or leaves every 5 s", Churn::new),
  STORM("the endpoint answers 429 beyond its allowance", () -> new Storm(true)),
  UNTOLD("the same, and no header tells of the allowance", () -> new Storm(false)),
  BROKER("the broker is gone for a while", Broker::new),
  STATE("local state is lost, corrupt, or cannot be restored", LocalState::new),
  DISK("the sink's disk is full", FullDisk::new);

  /// Those that a build has time for.
  static final List<Entry> BRIEF = List.of(KILLS, OUTAGE, POISON, ZOMBIE);

  private final String told;
  private final Supplier<Scenario> maker;

  Entry(String told, Supplier<Scenario> maker) {
    this.told = told;
    this.maker = maker;
  }

  String title() {
    return name().toLowerCase(Locale.ROOT);
  }

  String told() {
    return told;
  }

  Scenario scenario() {
    return maker.get();
  }
}
