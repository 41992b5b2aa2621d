package org.jyodide.emscripten.dylink;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jyodide.emscripten.FakeProgram;
import org.jyodide.vfs.OpenFile;
import org.jyodide.vfs.OpenFlags;

/** A program that calls {@code dlopen} and {@code dlsym}, and searches libraries as C does. */
final class LibraryHost {
  static final int LAZY = DlopenFlags.RTLD_LAZY;
  static final int NOW = DlopenFlags.RTLD_NOW;
  static final int GLOBAL = DlopenFlags.RTLD_GLOBAL;

  final FakeProgram c = new FakeProgram();

  /** What {@code dlerror} would tell, the last at the end. */
  final List<String> errors = new ArrayList<>();

  /** What libraries reported by calling {@code note}, in order. */
  final List<Integer> notes = new ArrayList<>();

  LibraryHost() {
    c.export("note", handle("note", void.class, int.class));
    c.export("__dl_seterr", handle("seterr", void.class, int.class, int.class));
    c.export(
        "_emscripten_find_dylib",
        handle("find", int.class, int.class, int.class, int.class, int.class));
    c.exportAddress("datum", 1234);
  }

  private MethodHandle handle(String name, Class<?> result, Class<?>... parameters) {
    try {
      return MethodHandles.lookup().bind(this, name, MethodType.methodType(result, parameters));
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(name, e);
    }
  }

  @SuppressWarnings("UnusedMethod") // Called through a handle.
  private void note(int value) {
    notes.add(value);
  }

  @SuppressWarnings({"UnusedMethod", "UnusedVariable"}) // Called through a handle.
  private void seterr(int format, int arguments) {
    errors.add(c.read(format));
  }

  /** Looks in the directories of the run path, and in {@code /usr/lib}. */
  @SuppressWarnings({"UnusedMethod", "UnusedVariable"}) // Called through a handle.
  private int find(int buffer, int runtimePath, int name, int size) {
    for (String directory : (c.read(runtimePath) + ":/usr/lib").split(":", -1)) {
      String path = directory + "/" + c.read(name);
      if (!directory.isEmpty() && c.files.exists(path)) {
        byte[] bytes = path.getBytes(StandardCharsets.UTF_8);
        c.memory().fill(buffer, 0, bytes.length + 1);
        c.memory().write(buffer, bytes);
        return buffer;
      }
    }
    return 0;
  }

  void file(String path, SideModule module) {
    file(path, module.build());
  }

  void file(String path, byte[] content) {
    String directory = path.substring(0, path.lastIndexOf('/'));
    if (!directory.isEmpty()) {
      c.files.createDirectories(directory);
    }
    OpenFile file = c.files.open(path, OpenFlags.O_RDWR | OpenFlags.O_CREAT | OpenFlags.O_TRUNC);
    int descriptor = c.process().descriptors().add(file, false);
    file.write(content, 0, content.length);
    c.process().descriptors().close(descriptor);
  }

  /** Returns the handle; 0 if it failed. */
  int open(String path, int flags) {
    byte[] name = path.getBytes(StandardCharsets.UTF_8);
    int dso = c.buffer(36 + name.length + 1);
    c.memory().storeI32(dso + 4, flags);
    c.memory().write(dso + 36, name);
    return c.call("_dlopen_js", dso) == 0 ? 0 : dso;
  }

  /** Opens a library that must load. */
  int load(String path, int flags) {
    int dso = open(path, flags);
    if (dso == 0) {
      throw new AssertionError(path + ": " + errors);
    }
    return dso;
  }

  /** Why a library does not load. */
  String refusal(String path, int flags) {
    if (open(path, flags) != 0) {
      throw new AssertionError(path + " was loaded");
    }
    return errors.get(errors.size() - 1);
  }

  /** Returns 0 if there is no such symbol. */
  int symbol(int dso, String name) {
    return c.call("_dlsym_js", dso, c.string(name), 0);
  }

  /** Calls an exported function that returns an i32. */
  int call(int dso, String name, Object... arguments) {
    int pointer = symbol(dso, name);
    Object result = c.process().functions().table().function(pointer).invoke(arguments);
    if (result instanceof Integer number) {
      return number;
    }
    throw new AssertionError(name + " returned " + result);
  }
}
