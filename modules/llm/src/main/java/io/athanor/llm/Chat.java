package io.athanor.llm;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One question to a model.
///
/// @param system how to behave; empty for none
/// @param user what is asked
/// @param shape the JSON the reply must have; null for free text
public record Chat(String system, String user, @Nullable Shape<?> shape) {

  public static Chat of(String system, String user) {
    return new Chat(system, user, null);
  }

  public Chat in(Shape<?> wanted) {
    return new Chat(system, user, wanted);
  }

  public Optional<Shape<?>> wanted() {
    return Optional.ofNullable(shape);
  }
}
