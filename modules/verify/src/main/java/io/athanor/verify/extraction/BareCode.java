package io.athanor.verify.extraction;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The runs of lines in a text that are code although no fence says so. One pass over the lines.
/// Pure.
///
/// A run begins with a line that cannot be prose, such as `def f(x):`, and goes on while lines are
/// empty, indented, or look like code themselves. Comments before and after it are left out.
final class BareCode {
  /// A line is judged by its beginning.
  private static final int LOOK = 300;

  private static final String ASSIGNMENT =
      "[\\w.$@\\[\\]'\"]+(, ?[\\w.]+)*( ?: ?[\\w.\\[\\], ]+)? ?(\\*\\*|//|<<|>>|[-+*/%&|^:])?= ?[^=\\s].*";
  private static final Pattern BEGINS =
      Pattern.compile(
          String.join(
              "|",
              "(async +)?def +\\w+ *\\(.*",
              "class +\\w+ *([:({].*)?",
              "import +[\\w.]+( +as +\\w+)?(, *[\\w.]+)*;?",
              "from +[\\w.]+ +import +.+",
              "@[\\w.]+(\\(.*\\))?",
              "#!.*|#include.*|#define.*",
              "(if|elif|while|with) .+:( *#.*)?",
              "(async +)?for .+ in .+:( *#.*)?",
              "(try|else|finally):",
              ASSIGNMENT,
              "[\\w.]+\\(.*\\)[;,]?( *(#|//).*)?|[\\w.]+\\(",
              ".*[=(){}$\\[\\]\"<].*;( *(#|//).*)?",
              "(use|package|using) +[\\w:. ]+;|package \\w+",
              ".*[)\\w]\\s*\\{",
              "(function|const|let|var|export) +\\w+.*[({=;].*",
              "(SELECT|WITH|INSERT INTO|CREATE TABLE|UPDATE|DELETE FROM)\\b.*",
              "(select|with|insert into|create table|update|delete from) .*;"));
  private static final Pattern GOES_ON =
      Pattern.compile(
          "\\s.*|[})\\]#@].*|//.*|/\\*.*|\\*/.*|(\"\"\"|''').*"
              + "|(elif|else|except|finally|return|end|done|fi|then|esac|do|pass|break|raise)\\b.*"
              + "|[A-Z]{2,}( [A-Z]{2,})*\\b.*");
  private static final Pattern COMMENT = Pattern.compile("\\s*(#(?!include|define|!)|//).*");
  private static final Pattern QUOTES = Pattern.compile("\"\"\"|'''");

  private final List<Piece> runs = new ArrayList<>();
  private final List<String> run = new ArrayList<>();
  private @Nullable String indent;
  private boolean quoted;
  private boolean prose;

  private BareCode() {}

  static BareCode in(String text) {
    var code = new BareCode();
    text.lines().forEach(code::take);
    code.end();
    return code;
  }

  /// In order.
  List<Piece> runs() {
    return runs;
  }

  /// Whether there are other lines as well.
  boolean hasProse() {
    return prose;
  }

  private void take(String line) {
    var look = line.substring(0, Math.min(LOOK, line.length()));
    if (indent == null) {
      outside(line, look);
    } else if (goesOn(indent, look)) {
      add(line.substring(Math.min(indent.length(), line.length())));
    } else {
      end();
      outside(line, look);
    }
  }

  private void outside(String line, String look) {
    var stripped = look.strip();
    if (BEGINS.matcher(stripped).matches()) {
      indent = line.substring(0, line.length() - line.stripLeading().length());
      add(line.substring(indent.length()));
    } else if (!stripped.isEmpty() && !COMMENT.matcher(stripped).matches()) {
      prose = true;
    }
  }

  private boolean goesOn(String indent, String look) {
    if (quoted || look.isBlank()) {
      return true;
    }
    if (!look.startsWith(indent)) {
      return false;
    }
    var rest = look.substring(indent.length());
    return GOES_ON.matcher(rest).matches() || BEGINS.matcher(rest.strip()).matches();
  }

  private void add(String line) {
    run.add(line);
    quoted ^= QUOTES.matcher(line).results().count() % 2 == 1;
  }

  private void end() {
    while (!run.isEmpty()
        && (run.getLast().isBlank() || COMMENT.matcher(run.getLast()).matches())) {
      run.removeLast();
    }
    if (!run.isEmpty()) {
      runs.add(new Piece("", String.join("\n", run) + "\n", true));
    }
    run.clear();
    indent = null;
    quoted = false;
  }
}
