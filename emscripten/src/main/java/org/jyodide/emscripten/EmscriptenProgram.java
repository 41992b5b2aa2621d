package org.jyodide.emscripten;

import java.security.SecureRandom;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jyodide.wasm.CodeCache;
import org.jyodide.wasm.CompiledModule;
import org.jyodide.wasm.runtime.Memory;

/**
 * A main module with the settings of the processes made of it. Immutable; the code is shared.
 *
 * @param module the translated main module
 * @param programPath what the program is told as {@code argv[0]} and in the variable {@code _}
 * @param arguments the arguments after the program's name
 * @param environment variables that replace and add to the {@link Environment#defaults defaults}
 * @param timeZone the local time of the program
 * @param random where random bytes come from; asked on the program's thread only
 * @param memoryCapPages the most pages of 64 KiB that the memory may have
 * @param codeCache where the code of libraries is kept that are compiled when they are loaded
 * @param apiPrefixes how the names of the functions begin that the program offers to libraries: one
 *     that wants another such function is for another version of the program and is not loaded
 */
public record EmscriptenProgram(
    CompiledModule module,
    String programPath,
    List<String> arguments,
    Map<String, String> environment,
    ZoneId timeZone,
    RandomGenerator random,
    int memoryCapPages,
    Optional<CodeCache> codeCache,
    List<String> apiPrefixes) {
  public EmscriptenProgram {
    arguments = List.copyOf(arguments);
    environment = Map.copyOf(environment);
    apiPrefixes = List.copyOf(apiPrefixes);
  }

  /**
   * A program with the settings that Emscripten has: no arguments, its default environment, the
   * JVM's time zone, secure random bytes, memory as the module and the JVM allow.
   */
  public static EmscriptenProgram of(CompiledModule module) {
    return new EmscriptenProgram(
        module,
        "./this.program",
        List.of(),
        Map.of(),
        LocalZone.get(),
        new SecureRandom(),
        Memory.MAXIMUM_PAGES,
        Optional.empty(),
        List.of());
  }

  /** The same program under another path. */
  public EmscriptenProgram withProgramPath(String path) {
    Draft draft = new Draft(this);
    draft.programPath = path;
    return draft.finished();
  }

  /** The same program with other arguments. */
  public EmscriptenProgram withArguments(List<String> values) {
    Draft draft = new Draft(this);
    draft.arguments = values;
    return draft.finished();
  }

  /** The same program with other variables on top of the defaults. */
  public EmscriptenProgram withEnvironment(Map<String, String> variables) {
    Draft draft = new Draft(this);
    draft.environment = variables;
    return draft.finished();
  }

  /** The same program in another time zone. */
  public EmscriptenProgram withTimeZone(ZoneId zone) {
    Draft draft = new Draft(this);
    draft.timeZone = zone;
    return draft.finished();
  }

  /** The same program with another source of random bytes; a seeded one makes runs repeatable. */
  public EmscriptenProgram withRandom(RandomGenerator generator) {
    Draft draft = new Draft(this);
    draft.random = generator;
    return draft.finished();
  }

  /** The same program with another limit on its memory, in pages of 64 KiB. */
  public EmscriptenProgram withMemoryCapPages(int pages) {
    Draft draft = new Draft(this);
    draft.memoryCapPages = pages;
    return draft.finished();
  }

  /** The same program with another cache of compiled libraries. */
  public EmscriptenProgram withCodeCache(Optional<CodeCache> cache) {
    Draft draft = new Draft(this);
    draft.codeCache = cache;
    return draft.finished();
  }

  /** The same program with other prefixes of the functions that libraries may expect of it. */
  public EmscriptenProgram withApiPrefixes(List<String> prefixes) {
    Draft draft = new Draft(this);
    draft.apiPrefixes = prefixes;
    return draft.finished();
  }

  /** All environment variables, in order: the defaults, each replaced where a setting says so. */
  public Map<String, String> fullEnvironment() {
    Map<String, String> all = new LinkedHashMap<>(Environment.defaults(programPath));
    all.putAll(environment);
    return all;
  }

  /** The components while some of them are changed. */
  private static final class Draft {
    final CompiledModule module;
    String programPath;
    List<String> arguments;
    Map<String, String> environment;
    ZoneId timeZone;
    RandomGenerator random;
    int memoryCapPages;
    Optional<CodeCache> codeCache;
    List<String> apiPrefixes;

    Draft(EmscriptenProgram from) {
      module = from.module;
      programPath = from.programPath;
      arguments = from.arguments;
      environment = from.environment;
      timeZone = from.timeZone;
      random = from.random;
      memoryCapPages = from.memoryCapPages;
      codeCache = from.codeCache;
      apiPrefixes = from.apiPrefixes;
    }

    EmscriptenProgram finished() {
      return new EmscriptenProgram(
          module,
          programPath,
          arguments,
          environment,
          timeZone,
          random,
          memoryCapPages,
          codeCache,
          apiPrefixes);
    }
  }
}
