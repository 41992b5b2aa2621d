package org.jyodide.internal.snapshot;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jyodide.emscripten.ProcessImage;
import org.jyodide.vfs.memory.FilesImage;
import org.jyodide.wasm.runtime.Memory;

/**
 * An interpreter at a moment in which nothing of it runs. Immutable, so that any number of
 * interpreters may start from it, at the same time too.
 *
 * @param process the program: memory, libraries, function table
 * @param files the files in memory
 * @param mounts the mounted directories that are in memory, by their paths
 * @param workingDirectory the path of the working directory
 * @param environment the variables that Python was started with
 * @param timeZone the identifier of its time zone
 * @param startDirectory the working directory that its options said
 * @param hostObjects the addresses of Python objects that the host holds, by where it does
 * @param java what Python has of Java
 * @param modules what the host has defined in Python so far
 */
public record PythonImage(
    ProcessImage process,
    FilesImage files,
    Map<String, FilesImage> mounts,
    String workingDirectory,
    Map<String, String> environment,
    String timeZone,
    String startDirectory,
    Map<String, Integer> hostObjects,
    JavaImage java,
    List<String> modules) {
  /** An image; copies the collections. */
  public PythonImage {
    mounts = Map.copyOf(mounts);
    environment = Collections.unmodifiableMap(new LinkedHashMap<>(environment));
    hostObjects = Collections.unmodifiableMap(new LinkedHashMap<>(hostObjects));
    modules = List.copyOf(modules);
  }

  /** The size of the memory in bytes. */
  public long memoryBytes() {
    return (long) process.memory().pages() * Memory.PAGE_SIZE;
  }
}
