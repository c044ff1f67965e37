package io.athanor.llm;

import com.openai.core.JsonValue;
import io.athanor.llm.Fault.Kind;
import java.util.Locale;
import java.util.Optional;

/// What a model at an endpoint understands of the API, as far as its answers have shown.
///
/// ## The shape of a reply
///
/// `json_schema` is tried first, then `json_object` with the schema beside it (what llama.cpp's
/// server takes), then the prompt alone. A 400, 422 or 500 to an unproved format makes the next one
/// be tried in the same call; a 500 is first given a second chance, since it may be chance. The
/// first format that is answered is kept for good.
///
/// ## Parameters
///
/// `max_tokens` is what every server knows, and what OpenAI's newer models refuse in favour of
/// `max_completion_tokens`; some refuse a temperature. A 400 that names the parameter drops it.
///
/// @param format how the shape is asked for
/// @param proved whether a reply has come by that format
/// @param doubted whether one 500 has been forgiven
/// @param newTokenLimit whether the limit is `max_completion_tokens`
/// @param temperature whether a temperature may be sent
record Dialect(
    Format format, boolean proved, boolean doubted, boolean newTokenLimit, boolean temperature) {

  static final Dialect FIRST = new Dialect(Format.JSON_SCHEMA, false, false, false, true);

  enum Format {
    JSON_SCHEMA,
    JSON_OBJECT,
    PROMPT;

    /// `response_format`, where the shape is asked for there.
    Optional<JsonValue> of(Shape<?> shape) {
      return switch (this) {
        case JSON_SCHEMA -> Optional.of(shape.jsonSchema());
        case JSON_OBJECT -> Optional.of(shape.jsonObject());
        case PROMPT -> Optional.empty();
      };
    }
  }

  /// What to try next after an error, if anything may help.
  ///
  /// @param words the error body as text
  /// @param shaped whether the request asked for a shape
  Optional<Dialect> after(Kind kind, int status, String words, boolean shaped) {
    if (kind == Kind.REJECTED) {
      String lower = words.toLowerCase(Locale.ROOT);
      if (!newTokenLimit && refuses(lower, "max_tokens", "max_completion_tokens")) {
        return Optional.of(new Dialect(format, proved, doubted, true, temperature));
      }
      if (temperature && refuses(lower, "temperature", "")) {
        return Optional.of(new Dialect(format, proved, doubted, newTokenLimit, false));
      }
    }
    boolean mayBeTheFormat = kind == Kind.REJECTED || status == 500 && kind == Kind.BROKEN;
    if (!shaped || proved || !mayBeTheFormat || format == Format.PROMPT) {
      return Optional.empty();
    }
    if (status == 500 && !doubted) {
      return Optional.of(new Dialect(format, false, true, newTokenLimit, temperature));
    }
    var next = Format.values()[format.ordinal() + 1];
    return Optional.of(new Dialect(next, false, doubted, newTokenLimit, temperature));
  }

  private static boolean refuses(String words, String parameter, String instead) {
    return words.contains(parameter)
        && words.contains(instead)
        && (words.contains("unsupported")
            || words.contains("not support")
            || words.contains("unrecognized"));
  }

  /// This one after a call in `spoken` was answered. Calls run side by side: what is proved stays.
  Dialect learning(Dialect spoken, boolean shaped) {
    boolean first = shaped && !proved;
    return new Dialect(
        first ? spoken.format : format,
        proved || shaped,
        false,
        newTokenLimit || spoken.newTokenLimit,
        temperature && spoken.temperature);
  }
}
