package org.jyodide.build.stdlib;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jyodide.build.BuildFailure;
import org.jyodide.wasm.CompiledModule;

/**
 * Adds byte code to the archive of Python's standard library: beside each {@code name.py} a {@code
 * name.pyc}, made by the very CPython that will load it.
 *
 * <p>Arguments: the class of the translated main module, the archive, the directory that gets the
 * new one under the same name.
 */
public final class CompileStandardLibrary {
  private CompileStandardLibrary() {}

  public static void main(String[] args) throws InterruptedException {
    Path archive = Path.of(args[1]);
    Path output = Path.of(args[2]);
    BuildFailure.exitOnFailure(output, () -> run(mainModule(args[0]), archive, output));
  }

  private static CompiledModule mainModule(String className) throws BuildFailure {
    try {
      return Class.forName(className)
          .asSubclass(CompiledModule.class)
          .getConstructor()
          .newInstance();
    } catch (ReflectiveOperationException e) {
      throw new BuildFailure(
          "cannot load the translated CPython as " + className + ", which is made before: " + e);
    }
  }

  private static void run(CompiledModule mainModule, Path archive, Path output)
      throws IOException, InterruptedException, BuildFailure {
    LibraryArchive library = LibraryArchive.read(Files.readAllBytes(archive));
    System.out.println(
        "jyodide: compiling " + library.sources().size() + " modules of Python's library");
    Map<String, byte[]> byteCode = BytecodeCompiler.compile(mainModule, library);
    List<String> left = new ArrayList<>(library.sources());
    left.removeAll(byteCode.keySet());
    if (byteCode.isEmpty()) {
      throw new BuildFailure(
          "Python compiled none of the modules in " + archive + "; it says above what it thinks");
    }
    library.writeWith(byteCode, output.resolve(archive.getFileName()));
    System.out.println(
        byteCode.size() + " modules compiled, " + left.size() + " left as source only");
  }
}
