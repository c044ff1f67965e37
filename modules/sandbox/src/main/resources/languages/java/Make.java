import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;

/// Compiles a program into `classes`, and writes into `launch` what starts it: the first class with
/// a main method that every Java launches, else the first with another. `java Make.java <files>`
class Make {
  public static void main(String[] args) throws IOException {
    var names = Arrays.stream(args).filter(name -> !name.equals("Make.java")).toList();
    Files.createDirectories(Path.of("classes"));
    var compiler = ToolProvider.getSystemJavaCompiler();
    var said = new DiagnosticCollector<JavaFileObject>();
    try (var files = compiler.getStandardFileManager(said, Locale.ROOT, StandardCharsets.UTF_8)) {
      var options = List.of("-d", "classes", "-proc:none", "-implicit:none");
      var sources = files.getJavaFileObjectsFromStrings(names);
      var task = (JavacTask) compiler.getTask(null, files, said, options, null, sources);
      var classes =
          StreamSupport.stream(task.analyze().spliterator(), false)
              .flatMap(element -> element instanceof TypeElement type ? Stream.of(type) : null)
              .toList();
      endOnErrors(said);
      var main =
          classes.stream()
              .flatMap(type -> ElementFilter.methodsIn(type.getEnclosedElements()).stream())
              .filter(method -> method.getSimpleName().contentEquals("main"))
              .min(Comparator.comparing(method -> !isClassic(method)))
              .map(method -> (TypeElement) method.getEnclosingElement())
              .or(() -> classes.stream().findFirst())
              .map(type -> task.getElements().getBinaryName(type).toString())
              .orElse("Main");
      task.generate();
      endOnErrors(said);
      Files.writeString(Path.of("launch"), "-cp classes " + main + "\n");
    }
  }

  private static void endOnErrors(DiagnosticCollector<JavaFileObject> said) {
    var errors =
        said.getDiagnostics().stream()
            .filter(each -> each.getKind() == Diagnostic.Kind.ERROR)
            .toList();
    errors.forEach(System.err::println);
    if (!errors.isEmpty()) {
      System.exit(1);
    }
  }

  private static boolean isClassic(ExecutableElement main) {
    return main.getModifiers().containsAll(List.of(Modifier.PUBLIC, Modifier.STATIC))
        && main.getParameters().size() == 1
        && main.getParameters().get(0).asType().toString().equals("java.lang.String[]");
  }
}
