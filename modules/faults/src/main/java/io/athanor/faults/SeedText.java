package io.athanor.faults;

/// Seeds that differ, as JSON; most are prose, a few have a program or a value that is verified.
final class SeedText {
  private static final int CODE_EVERY = 40;
  private static final int MATH_EVERY = 8;

  private SeedText() {}

  static String id(int number) {
    return "seed-%07d".formatted(number);
  }

  static String json(int number) {
    if (number % CODE_EVERY == 1) {
      return """
      {"id":"%s","kind":"code","prompt":"Write a Python function distinct_%d(values) that keeps the \
      first of equal values, in order.","entry_point":"distinct_%d",\
      "cases":[{"args":[[1,1,2]],"expected":[1,2]}]}\
      """
          .formatted(id(number), number, number);
    }
    if (number % MATH_EVERY == 2) {
      return """
      {"id":"%s","kind":"math","prompt":"A shelf holds %d jars and another %d jars. How many jars \
      are there in all?","answer":"%d"}\
      """
          .formatted(id(number), number + 3, 17, number + 20);
    }
    return """
    {"id":"%s","prompt":"Explain to a new colleague how shipment %d of the harbour is loaded, and \
    why the order of its crates matters."}\
    """
        .formatted(id(number), number);
  }
}
