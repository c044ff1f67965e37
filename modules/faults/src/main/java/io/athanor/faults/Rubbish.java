package io.athanor.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.athanor.app.pipeline.Names;
import io.athanor.record.Document;
import io.athanor.record.Seed;
import io.athanor.streams.Wire;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.apache.avro.Schema;

/// Values on the topic of seeds that are no seeds, each kind in its own way.
enum Rubbish {
  BAD_MAGIC_BYTE {
    @Override
    byte[] value(int number, Wire wire, Names names, int unknown) {
      return ("\u0007no seed " + number).getBytes(UTF_8);
    }
  },
  UNKNOWN_SCHEMA_ID {
    /// A seed, under an id that the registry will have only when it is mended.
    @Override
    byte[] value(int number, Wire wire, Names names, int unknown) {
      var framed = wire.encode(names.seeds(), seed(number));
      return ByteBuffer.wrap(framed).putInt(1, unknown).array();
    }
  },
  WRONG_TYPE {
    @Override
    byte[] value(int number, Wire wire, Names names, int unknown) {
      return wire.encode(
          names.documents(),
          Document.newBuilder()
              .setId("document-" + number)
              .setUri("file:///document")
              .setTitle("A document")
              .setText("Not a seed.")
              .build());
    }
  },
  TRUNCATED {
    @Override
    byte[] value(int number, Wire wire, Names names, int unknown) {
      var whole = wire.encode(names.seeds(), seed(number));
      return Arrays.copyOf(whole, whole.length * 2 / 3);
    }
  },
  TEN_MEGABYTES {
    @Override
    byte[] value(int number, Wire wire, Names names, int unknown) {
      var large = new byte[10_000_000];
      Arrays.fill(large, (byte) 'x');
      return large;
    }
  };

  /// @param unknown an id that the registry does not have
  abstract byte[] value(int number, Wire wire, Names names, int unknown);

  /// The id of the seed that comes of it once it is mended.
  static String mendedId(int number) {
    return "mended-" + number;
  }

  static Seed seed(int number) {
    return Seed.newBuilder()
        .setId(mendedId(number))
        .setPrompt("Describe how the mended part " + number + " of a clock is put back.")
        .build();
  }

  /// The schema that mends [#UNKNOWN_SCHEMA_ID]: seeds, as another producer writes them.
  static Schema mending() {
    var schema = new Schema.Parser().parse(Seed.getClassSchema().toString());
    schema.addProp("producer", "another");
    return schema;
  }
}
