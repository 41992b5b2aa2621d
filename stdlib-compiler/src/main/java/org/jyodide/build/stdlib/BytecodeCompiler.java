package org.jyodide.build.stdlib;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jyodide.build.BuildFailure;
import org.jyodide.vfs.OpenFile;
import org.jyodide.vfs.OpenFlags;
import org.jyodide.vfs.VirtualFileSystem;
import org.jyodide.wasm.CompiledModule;

/** Has CPython compile the modules of an archive, by the script {@code compile_modules.py}. */
final class BytecodeCompiler {
  private static final String SCRIPT = "compile_modules.py";
  private static final String SCRIPT_PATH = "/build/" + SCRIPT;
  private static final String NAMES_PATH = "/build/names";
  private static final String OUTPUT_PATH = "/build/compiled/";

  /** Reserved, not committed; what interpreters have as well. */
  private static final long STACK_BYTES = 512L << 20;

  private BytecodeCompiler() {}

  /** The content of a {@code .pyc} file for the name of each source that compiles. */
  static Map<String, byte[]> compile(CompiledModule mainModule, LibraryArchive library)
      throws IOException, InterruptedException, BuildFailure {
    BareInterpreter python = new BareInterpreter(mainModule, library.bytes());
    VirtualFileSystem files = python.files();
    files.createDirectories("/build");
    python.addFile("/build", SCRIPT, script());
    python.addFile(
        "/build", "names", String.join("\n", library.sources()).getBytes(StandardCharsets.UTF_8));
    run(python);
    Map<String, byte[]> compiled = new TreeMap<>();
    for (String source : library.sources()) {
      String path = OUTPUT_PATH + source + "c";
      if (files.exists(path)) {
        compiled.put(source, read(files, path));
      }
    }
    return compiled;
  }

  private static void run(BareInterpreter python) throws InterruptedException, BuildFailure {
    FutureTask<Integer> task =
        new FutureTask<>(
            () ->
                python.run(
                    List.of(SCRIPT_PATH, BareInterpreter.LIBRARY_PATH, NAMES_PATH, OUTPUT_PATH)));
    new Thread(null, task, "python", STACK_BYTES).start();
    int status;
    try {
      status = task.get();
    } catch (ExecutionException e) {
      throw new BuildFailure(
          "Python broke down while it compiled its library: "
              + e.getCause()
              + "; if memory ran out, give the build more, else look at the trace above",
          e);
    }
    if (status != 0) {
      throw new BuildFailure(
          "Python could not compile its library: "
              + SCRIPT
              + " ended with status "
              + status
              + "; its traceback is above");
    }
  }

  private static byte[] script() throws IOException {
    try (InputStream in = BytecodeCompiler.class.getResourceAsStream(SCRIPT)) {
      if (in == null) {
        throw new IllegalStateException("the resource " + SCRIPT + " is not on the class path");
      }
      return in.readAllBytes();
    }
  }

  private static byte[] read(VirtualFileSystem files, String path) {
    OpenFile file = files.open(path, OpenFlags.O_RDONLY);
    byte[] content = new byte[Math.toIntExact(file.stat().size())];
    for (int done = 0; done < content.length; ) {
      int count = file.read(content, done, content.length - done);
      if (count == 0) {
        throw new IllegalStateException(path + " ends at " + done + " of " + content.length);
      }
      done += count;
    }
    return content;
  }
}
