package io.athanor.rehearsal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// A user message taken apart: the delimited blocks of data in it, and the prose around them.
///
/// @param all in the order of the message
record Blocks(List<Block> all, String prose) {
  private static final Pattern BLOCK =
      Pattern.compile("<([a-z_]+)-([0-9a-f]{8})>\\n(.*?)\\n</\\1-\\2>", Pattern.DOTALL);

  record Block(String name, String text) {}

  static Blocks of(String message) {
    var blocks = new ArrayList<Block>();
    var matcher = BLOCK.matcher(message);
    var prose = new StringBuilder();
    while (matcher.find()) {
      blocks.add(new Block(matcher.group(1), matcher.group(3)));
      matcher.appendReplacement(prose, "");
    }
    matcher.appendTail(prose);
    return new Blocks(List.copyOf(blocks), prose.toString().strip());
  }

  Optional<String> first(String name) {
    return all.stream().filter(b -> b.name().equals(name)).map(Block::text).findFirst();
  }

  int count(String name) {
    return (int) all.stream().filter(b -> b.name().equals(name)).count();
  }
}
