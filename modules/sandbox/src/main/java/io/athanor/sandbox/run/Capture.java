package io.athanor.sandbox.run;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/// Reads a stream to its end on a thread of its own and keeps its first bytes.
final class Capture {
  private final InputStream in;
  private final int most;
  private final Runnable onOverflow;
  private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
  private final Thread reader;

  private Capture(InputStream in, int most, Runnable onOverflow) {
    this.in = in;
    this.most = most;
    this.onOverflow = onOverflow;
    this.reader = Thread.ofPlatform().daemon().name("sandbox-capture").unstarted(this::read);
  }

  /// @param most how many bytes are kept
  /// @param onOverflow called once when there are more
  static Capture start(InputStream in, int most, Runnable onOverflow) {
    var capture = new Capture(in, most, onOverflow);
    capture.reader.start();
    return capture;
  }

  /// What was kept, once the stream has ended.
  byte[] bytes() throws InterruptedException {
    reader.join();
    return kept.toByteArray();
  }

  private void read() {
    var buffer = new byte[16 * 1024];
    boolean over = false;
    try (in) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        int room = Math.min(read, most - kept.size());
        kept.write(buffer, 0, room);
        if (room < read && !over) {
          over = true;
          onOverflow.run();
        }
      }
    } catch (IOException e) {
      // The process was killed while it was read; what was kept is what there is.
    }
  }
}
