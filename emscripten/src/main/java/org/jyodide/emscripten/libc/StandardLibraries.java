package org.jyodide.emscripten.libc;

import java.lang.invoke.MethodHandles;
import java.util.List;
import org.jyodide.emscripten.EmscriptenProcess;
import org.jyodide.emscripten.ffi.LibffiImports;

/** All that Emscripten's C library imports, in one place. */
public final class StandardLibraries {
  private StandardLibraries() {}

  /** Binds all libraries of this package to a process. */
  public static void addTo(EmscriptenProcess process) {
    DescriptorIo io = new DescriptorIo(process);
    PathArguments paths = new PathArguments(process);
    List<Object> libraries =
        List.of(
            new WasiPreview1(process, io),
            new FileSyscalls(process, paths),
            new AttributeSyscalls(process, paths),
            new DirectorySyscalls(process, paths),
            new DescriptorSyscalls(process),
            new TerminalSyscalls(process),
            new PollSyscalls(process),
            new MemorySyscalls(process),
            new ProcessSyscalls(process),
            new TimeImports(process),
            new IntervalTimers(process),
            new SleepImports(process),
            new DiagnosticImports(process),
            new SocketSyscalls(process),
            new NameImports(process),
            new DynamicLinkingImports(process),
            new CPythonHooks(process));
    LibffiImports.addTo(process);
    for (Object library : libraries) {
      process.imports().add(MethodHandles.lookup(), library);
    }
  }
}
