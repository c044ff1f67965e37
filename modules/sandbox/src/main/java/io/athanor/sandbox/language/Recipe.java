package io.athanor.sandbox.language;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// How a program of a language is compiled and run, in a directory of its own.
///
/// In commands, `{executable}` is the tool's, `{bin}` the directory it is in, `{loader}` the text
/// of the loader.
///
/// @param file what the program is called
/// @param named matches what the program itself says that it has to be called, as group 1, in place
///   of the first word of `file`; null where any name will do
/// @param beside resources that lie beside every program, under the last part of their names
/// @param compile a command, with the names of the program's files after it; empty for none
/// @param keep what the compiler leaves and a run needs
/// @param warm the resource of a program that is compiled once before all others; null for none
/// @param leaves what compiling that leaves and every later compiler finds
/// @param run a command
/// @param loader the resource of a loader that needs no files: it reads a line with a mark, a line
///   with the length of the program, the program; writes the mark to standard error; and runs the
///   program on what is left of its input. Null: the files are written first
/// @param needs what a run needs; a compiler needs all there is
/// @param reserves whether it reserves far more addresses than memory, as virtual machines do, so
///   that a limit on addresses says nothing
public record Recipe(
    String file,
    @Nullable String named,
    List<String> beside,
    List<String> compile,
    List<String> keep,
    @Nullable String warm,
    List<String> leaves,
    List<String> run,
    @Nullable String loader,
    Set<Need> needs,
    boolean reserves) {

  public Recipe {
    beside = List.copyOf(beside);
    keep = List.copyOf(keep);
    leaves = List.copyOf(leaves);
    compile = List.copyOf(compile);
    run = List.copyOf(run);
    needs = Set.copyOf(needs);
    if (compile.isEmpty() != keep.isEmpty()) {
      throw new IllegalArgumentException("what is compiled is kept, and nothing else: " + file);
    }
    if (loader != null && !compile.isEmpty()) {
      throw new IllegalArgumentException("a loader loads a source, not what is compiled: " + file);
    }
  }

  public boolean compiled() {
    return !compile.isEmpty();
  }

  /// What this program is to be called.
  public String fileFor(String source) {
    return fileFor(source, file);
  }

  /// What a source is to be called.
  ///
  /// @param usual its name where any will do
  String fileFor(String source, String usual) {
    if (named == null) {
      return usual;
    }
    var says = Pattern.compile(named, Pattern.MULTILINE).matcher(source);
    return says.find() ? says.group(1) + file.substring(file.indexOf('.')) : usual;
  }
}
