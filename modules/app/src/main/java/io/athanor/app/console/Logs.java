package io.athanor.app.console;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.FileAppender;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.encoder.Encoder;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;

/// Where the log goes: nowhere, unless a command says so. Ours from INFO, all others from WARN.
public final class Logs {
  private static final LoggerContext CONTEXT = (LoggerContext) LoggerFactory.getILoggerFactory();

  private Logs() {}

  /// Leads `java.util.logging` here, too.
  public static void bridge() {
    SLF4JBridgeHandler.removeHandlersForRootLogger();
    SLF4JBridgeHandler.install();
  }

  /// JSON lines in a file, for `run`, whose screen shows progress.
  public static void toFile(Path file) {
    var appender = new FileAppender<ILoggingEvent>();
    appender.setFile(file.toString());
    start(appender, json());
  }

  /// JSON lines on standard output, for what runs as a service.
  public static void toStandardOutput() {
    start(new ConsoleAppender<>(), json());
  }

  /// Plain lines on standard error, for `--verbose`.
  public static void toStandardError() {
    var encoder = new PatternLayoutEncoder();
    encoder.setPattern("%d{HH:mm:ss.SSS} %-5level %logger{20} %msg %kvp%n");
    var appender = new ConsoleAppender<ILoggingEvent>();
    appender.setTarget("System.err");
    start(appender, encoder);
  }

  /// It warns at every start of a handler for global stores, of which there are none here.
  private static final String STREAMS_CONFIG = "org.apache.kafka.streams.StreamsConfig";

  private static JsonEncoder json() {
    var encoder = new JsonEncoder();
    encoder.setWithSequenceNumber(false);
    encoder.setWithNanoseconds(false);
    encoder.setWithContext(false);
    encoder.setWithMessage(false);
    encoder.setWithArguments(false);
    encoder.setWithFormattedMessage(true);
    return encoder;
  }

  private static void start(
      OutputStreamAppender<ILoggingEvent> appender, Encoder<ILoggingEvent> encoder) {
    encoder.setContext(CONTEXT);
    encoder.start();
    appender.setContext(CONTEXT);
    appender.setEncoder(encoder);
    appender.start();
    var root = CONTEXT.getLogger(Logger.ROOT_LOGGER_NAME);
    root.detachAndStopAllAppenders();
    root.setLevel(Level.WARN);
    root.addAppender(appender);
    CONTEXT.getLogger(STREAMS_CONFIG).setLevel(Level.ERROR);
  }
}
