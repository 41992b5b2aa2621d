package org.jyodide.spec;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jyodide.wasm.CompiledModule;
import org.jyodide.wasm.InvalidException;
import org.jyodide.wasm.LinkException;
import org.jyodide.wasm.MalformedException;
import org.jyodide.wasm.ModuleDecoder;
import org.jyodide.wasm.ModuleValidator;
import org.jyodide.wasm.Trap;
import org.jyodide.wasm.WasmModule;
import org.jyodide.wasm.runtime.ExceptionInstance;
import org.jyodide.wasm.runtime.Global;
import org.jyodide.wasm.runtime.Imports;
import org.jyodide.wasm.runtime.Instance;
import org.jyodide.wasm.runtime.WasmFunction;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Runs the commands of one script in order. */
final class ScriptRunner {
  private static final JsonMapper JSON = new JsonMapper();

  private final String script;
  private final Path directory;
  private final JsonNode commands;
  private final Exclusions exclusions;
  private final Function<WasmModule, CompiledModule> compiler;
  private final ScriptResult result;
  private final InstanceImports registered = new InstanceImports();
  private final Imports imports = new SpectestImports().or(registered);
  private final Map<String, Instance> named = new HashMap<>();
  private Instance current;

  ScriptRunner(
      String script,
      Path file,
      Exclusions exclusions,
      Function<WasmModule, CompiledModule> compiler) {
    this.compiler = compiler;
    this.script = script;
    this.directory = file.getParent();
    this.commands = JSON.readTree(file).get("commands");
    this.exclusions = exclusions;
    this.result = new ScriptResult(script);
  }

  ScriptResult run() {
    for (JsonNode command : commands) {
      int line = command.get("line").asInt();
      Optional<String> reason = exclusions.reason(script, line);
      if (reason.isPresent()) {
        result.skip(reason.get());
      } else if (command.path("module_type").asString("").equals("text")) {
        result.skip("text format");
      } else {
        run(command, line);
      }
    }
    return result;
  }

  private void run(JsonNode command, int line) {
    String type = command.get("type").asString();
    try {
      execute(type, command);
      result.pass();
    } catch (Exception | LinkageError | AssertionError | StackOverflowError e) {
      // Whatever comes out of the engine is a result of this command: the script goes on.
      result.fail(line, type, e.toString());
    }
  }

  private void execute(String type, JsonNode command) throws IOException {
    switch (type) {
      case "module" -> instantiateAsCurrent(command);
      case "register" ->
          registered.register(command.get("as").asString(), instance(command.path("name")));
      case "action" -> perform(command.get("action"));
      case "assert_return" -> assertReturn(command);
      case "assert_trap", "assert_exhaustion" ->
          expect(Trap.class, command, () -> perform(command.get("action")));
      case "assert_exception" ->
          expect(ExceptionInstance.class, command, () -> perform(command.get("action")));
      case "assert_invalid" -> expect(InvalidException.class, command, () -> validate(command));
      case "assert_malformed" -> expect(MalformedException.class, command, () -> validate(command));
      case "assert_unlinkable" -> expect(LinkException.class, command, () -> instantiate(command));
      case "assert_uninstantiable" -> expect(Trap.class, command, () -> instantiate(command));
      default -> throw new AssertionError("no such command");
    }
  }

  private void instantiateAsCurrent(JsonNode command) throws IOException {
    // If the module fails, commands that use it have to fail too, not to use the one before.
    current = null;
    current = instantiate(command);
    if (command.has("name")) {
      named.put(command.get("name").asString(), current);
    }
  }

  private WasmModule validate(JsonNode command) throws IOException {
    byte[] bytes = Files.readAllBytes(directory.resolve(command.get("filename").asString()));
    WasmModule module = ModuleDecoder.decode(bytes);
    ModuleValidator.validate(module);
    return module;
  }

  private Instance instantiate(JsonNode command) throws IOException {
    return compiler.apply(validate(command)).instantiate(imports);
  }

  private Instance instance(JsonNode name) {
    Instance found = name.isMissingNode() ? current : named.get(name.asString());
    if (found == null) {
      throw new AssertionError("no instance " + name + ": its module failed");
    }
    return found;
  }

  private Object perform(JsonNode action) {
    Instance instance = instance(action.path("module"));
    String field = action.get("field").asString();
    if (action.get("type").asString().equals("get")) {
      Global global = instance.global(field);
      if (global == null) {
        throw new AssertionError("no exported global " + field);
      }
      return global.get();
    }
    WasmFunction function = instance.function(field);
    if (function == null) {
      throw new AssertionError("no exported function " + field);
    }
    return function.invoke(values(action.get("args")).stream().map(SpecValue::boxed).toArray());
  }

  private void assertReturn(JsonNode command) {
    List<SpecValue> expected = values(command.get("expected"));
    Object returned = perform(command.get("action"));
    Object[] results = {returned};
    if (expected.isEmpty()) {
      results = returned == null ? new Object[0] : results;
    } else if (expected.size() > 1) {
      results = (Object[]) returned;
    }
    boolean same = results.length == expected.size();
    for (int i = 0; same && i < results.length; i++) {
      same = expected.get(i).matches(results[i]);
    }
    if (!same) {
      throw new AssertionError(
          command.get("action")
              + " should give "
              + expected
              + ", gave "
              + Arrays.toString(results));
    }
  }

  private static List<SpecValue> values(JsonNode nodes) {
    List<SpecValue> values = new ArrayList<>();
    nodes.forEach(node -> values.add(SpecValue.of(node)));
    return values;
  }

  private interface Attempt {
    Object run() throws IOException;
  }

  private static void expect(
      Class<? extends RuntimeException> wanted, JsonNode command, Attempt attempt)
      throws IOException {
    String text = command.path("text").asString("");
    Object returned;
    try {
      returned = attempt.run();
    } catch (RuntimeException e) {
      if (wanted.isInstance(e) && String.valueOf(e.getMessage()).startsWith(text)) {
        return;
      }
      throw new AssertionError(wanted.getSimpleName() + " \"" + text + "\" expected, got " + e, e);
    }
    throw new AssertionError(
        wanted.getSimpleName() + " \"" + text + "\" expected, but it succeeded: " + returned);
  }
}
