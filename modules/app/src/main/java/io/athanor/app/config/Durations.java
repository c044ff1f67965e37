package io.athanor.app.config;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.time.Duration;
import java.util.regex.Pattern;

/// Durations as people write them: `100ms`, `30s`, `5m`, `2h`, `7d`.
public final class Durations {
  private static final Pattern FORM = Pattern.compile("(\\d{1,9})\\s*(ms|s|m|h|d)");

  private Durations() {}

  /// @throws IllegalArgumentException with a sentence
  public static Duration parse(String text) {
    var form = FORM.matcher(text.strip());
    if (!form.matches()) {
      throw new IllegalArgumentException(
          "\"" + text + "\" is no duration; write it as 100ms, 30s, 5m, 2h or 7d");
    }
    long amount = Long.parseLong(form.group(1));
    return switch (form.group(2)) {
      case "ms" -> Duration.ofMillis(amount);
      case "s" -> Duration.ofSeconds(amount);
      case "m" -> Duration.ofMinutes(amount);
      case "h" -> Duration.ofHours(amount);
      default -> Duration.ofDays(amount);
    };
  }

  /// In the largest unit that holds it whole.
  public static String format(Duration duration) {
    long millis = duration.toMillis();
    if (millis == 0) {
      return "0s";
    }
    if (millis % 1000 != 0) {
      return millis + "ms";
    }
    long seconds = millis / 1000;
    if (seconds % 86_400 == 0) {
      return seconds / 86_400 + "d";
    }
    if (seconds % 3600 == 0) {
      return seconds / 3600 + "h";
    }
    return seconds % 60 == 0 ? seconds / 60 + "m" : seconds + "s";
  }

  static SimpleModule module() {
    return new SimpleModule()
        .addDeserializer(
            Duration.class,
            new StdDeserializer<>(Duration.class) {
              private static final long serialVersionUID = 1L;

              @Override
              public Duration deserialize(JsonParser parser, DeserializationContext context)
                  throws IOException {
                return parse(parser.getText());
              }
            })
        .addSerializer(
            Duration.class,
            new StdSerializer<>(Duration.class) {
              private static final long serialVersionUID = 1L;

              @Override
              public void serialize(Duration value, JsonGenerator json, SerializerProvider provider)
                  throws IOException {
                json.writeString(format(value));
              }
            });
  }
}
