package io.athanor.streams.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.athanor.core.SeedJson;
import io.athanor.record.Seed;
import java.io.IOException;

/// Seeds that a client without Avro produced, as plain JSON.
public final class JsonSeeds {
  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  private JsonSeeds() {}

  /// @throws Unreadable where it is not JSON or not a seed
  public static Seed read(byte[] bytes) {
    try {
      return SeedJson.parse(JSON.readTree(bytes));
    } catch (JsonProcessingException e) {
      var at = e.getLocation();
      throw new Unreadable(
          "a JSON seed that is not valid JSON at line %d, column %d"
              .formatted(at.getLineNr(), at.getColumnNr()));
    } catch (IOException e) {
      throw new Unreadable("a JSON seed that cannot be read");
    } catch (IllegalArgumentException e) {
      throw new Unreadable("a JSON seed that does not hold: " + e.getMessage());
    }
  }
}
