package athanor;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Calls a method of the classes beside it. In a package of its own, so that no class of an answer
/// stands in for one that is meant here.
public class Call {
  private static final Path CLASSES = Path.of("classes");

  public static void main(String[] args) throws Throwable {
    // Taken before the answer's first class is: it may put another stream in the place of each.
    var out = new FileOutputStream(FileDescriptor.out);
    var runtime = Runtime.getRuntime();
    var input = new String(System.in.readAllBytes(), StandardCharsets.UTF_8);
    var job = (Map<?, ?>) new Json(input).read();
    var result = call((String) job.get("entry_point"), (List<?>) job.get("args"));
    var line = "\n" + job.get("mark") + " " + Written.of(result) + "\n";
    System.out.flush();
    out.write(line.getBytes(StandardCharsets.UTF_8));
    // No hook of the answer's runs.
    runtime.halt(0);
  }

  private static Object call(String name, List<?> given) throws Throwable {
    var methods = methods(name);
    var problem = "there is no method " + name + " in a class that can be made";
    for (var method : methods) {
      if (method.getParameterCount() != given.size()) {
        problem = name + " does not take " + given.size() + " arguments";
        continue;
      }
      var arguments = new Object[given.size()];
      try {
        for (int i = 0; i < arguments.length; i++) {
          arguments[i] = Values.as(method.getGenericParameterTypes()[i], given.get(i));
        }
      } catch (Unfit e) {
        problem = name + " does not take these arguments: " + e.getMessage();
        continue;
      }
      return invoke(method, arguments);
    }
    throw new NoSuchMethodException(problem);
  }

  private static Object invoke(Method method, Object[] arguments) throws Throwable {
    try {
      method.setAccessible(true);
      return method.invoke(receiver(method), arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private static Object receiver(Method method) throws ReflectiveOperationException {
    if (Modifier.isStatic(method.getModifiers())) {
      return null;
    }
    var constructor = method.getDeclaringClass().getDeclaredConstructor();
    constructor.setAccessible(true);
    return constructor.newInstance();
  }

  /// The narrower parameters first; without them in the order of their names.
  private static List<Method> methods(String name) throws IOException {
    try (var files = Files.walk(CLASSES)) {
      return files
          .filter(file -> file.toString().endsWith(".class"))
          .map(file -> CLASSES.relativize(file).toString())
          .filter(file -> !file.startsWith("athanor/"))
          .map(file -> file.substring(0, file.length() - ".class".length()).replace('/', '.'))
          .flatMap(type -> load(type).stream())
          .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
          .filter(method -> method.getName().equals(name) && isCallable(method))
          .sorted(Comparator.comparingInt(Call::width).thenComparing(Method::toString))
          .toList();
    }
  }

  private static boolean isCallable(Method method) {
    var type = method.getDeclaringClass();
    return !method.isSynthetic()
        && !Modifier.isAbstract(method.getModifiers())
        && (Modifier.isStatic(method.getModifiers())
            || Arrays.stream(type.getDeclaredConstructors())
                .anyMatch(constructor -> constructor.getParameterCount() == 0));
  }

  private static int width(Method method) {
    return Arrays.stream(method.getParameterTypes()).mapToInt(Values::width).sum();
  }

  private static Optional<Class<?>> load(String name) {
    try {
      return Optional.of(Class.forName(name, false, Call.class.getClassLoader()));
    } catch (ClassNotFoundException | LinkageError e) {
      return Optional.empty();
    }
  }
}

/// A value that does not fit where it should go.
class Unfit extends Exception {
  Unfit(String message) {
    super(message);
  }
}
