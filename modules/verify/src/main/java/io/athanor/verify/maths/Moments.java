package io.athanor.verify.maths;

import java.time.DateTimeException;
import java.time.LocalTime;
import java.time.Month;
import java.time.MonthDay;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Times of day and dates. Pure.
final class Moments {
  private static final Pattern TIME =
      Pattern.compile(
          "(?<hour>\\d{1,2})(?::(?<minute>\\d{2}))?\\s*(?<half>[ap])\\.?\\s?m\\.?",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern MONTH_FIRST =
      Pattern.compile(
          "(?<month>\\p{L}{3,9})\\.? (?<day>\\d{1,2})(?:st|nd|rd|th)?(?:,? (?<year>\\d{4}))?");
  private static final Pattern DAY_FIRST =
      Pattern.compile(
          "(?<day>\\d{1,2})(?:st|nd|rd|th)?(?: of)? (?<month>\\p{L}{3,9})\\.?(?:,? (?<year>\\d{4}))?");
  private static final Pattern ISO =
      Pattern.compile("(?<year>\\d{4})-(?<month>\\d{2})-(?<day>\\d{2})");

  private Moments() {}

  static Optional<Value> find(String plain) {
    try {
      return time(plain).or(() -> day(plain));
    } catch (DateTimeException none) {
      return Optional.empty();
    }
  }

  /// A ratio such as `15:30` as a time of day.
  static Optional<Value.Clock> clock(Value.Ratio ratio) {
    if (ratio.parts().size() == 2
        && ratio.parts().get(0) instanceof Term.Number(var hour)
        && ratio.parts().get(1) instanceof Term.Number(var minute)
        && hour.intValue() < 24
        && minute.intValue() < 60) {
      var time = LocalTime.of(hour.intValue(), minute.intValue());
      return Optional.of(new Value.Clock(time, time.getHour() == 0 || time.getHour() > 12));
    }
    return Optional.empty();
  }

  private static Optional<Value> time(String plain) {
    var time = TIME.matcher(plain);
    if (!time.matches()) {
      return Optional.empty();
    }
    int hour = Integer.parseInt(time.group("hour"));
    if (hour < 1 || hour > 12) {
      return Optional.empty();
    }
    boolean after = time.group("half").equalsIgnoreCase("p");
    var minute = time.group("minute") == null ? "0" : time.group("minute");
    return Optional.of(
        new Value.Clock(
            LocalTime.of(hour % 12 + (after ? 12 : 0), Integer.parseInt(minute)), true));
  }

  private static Optional<Value> day(String plain) {
    for (var pattern : new Pattern[] {MONTH_FIRST, DAY_FIRST, ISO}) {
      var date = pattern.matcher(plain);
      if (date.matches()) {
        return month(date.group("month")).map(month -> day(date, month));
      }
    }
    return Optional.empty();
  }

  private static Value day(Matcher date, Month month) {
    var year = date.group("year");
    return new Value.Day(
        MonthDay.of(month, Integer.parseInt(date.group("day"))),
        year == null ? null : Integer.valueOf(year));
  }

  private static Optional<Month> month(String written) {
    if (Character.isDigit(written.charAt(0))) {
      return Optional.of(Month.of(Integer.parseInt(written)));
    }
    return Arrays.stream(Month.values())
        .filter(month ->
            name(month).equalsIgnoreCase(written)
                || name(month).substring(0, 3).equalsIgnoreCase(written))
        .findFirst();
  }

  private static String name(Month month) {
    return month.getDisplayName(TextStyle.FULL, Locale.ENGLISH);
  }
}
