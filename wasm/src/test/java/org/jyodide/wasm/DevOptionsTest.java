package org.jyodide.wasm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DevOptionsTest {
  @Test
  void nothingIsOnByDefault() {
    DevOptions options = new DevOptions(name -> null);
    assertFalse(options.dumps(DevOptions.Dump.WAT));
    assertFalse(options.traces(DevOptions.Trace.LINK));
    assertFalse(options.verify());
    assertFalse(options.leaks());
    assertEquals(Optional.empty(), options.codeCache());
    assertEquals(List.of(), options.warnings());
  }

  @Test
  void valuesAreRead() {
    DevOptions options =
        options(
            Map.of(
                "jyodide.dump", "wat, IR",
                "jyodide.trace", "syscalls",
                "jyodide.verify", "true",
                "jyodide.leaks", "true",
                "jyodide.codeCache", "some/where",
                "jyodide.startImage", "some.image"));
    assertTrue(options.dumps(DevOptions.Dump.WAT));
    assertTrue(options.dumps(DevOptions.Dump.IR));
    assertFalse(options.dumps(DevOptions.Dump.BYTECODE));
    assertTrue(options.traces(DevOptions.Trace.SYSCALLS));
    assertTrue(options.verify());
    assertTrue(options.leaks());
    assertEquals(Optional.of(Path.of("some", "where")), options.codeCache());
    assertEquals(Optional.of("some.image"), options.startImage());
    assertFalse(options.startsFromTheBeginning());
    assertFalse(options.makesStartImage());
    DevOptions none = options(Map.of("jyodide.startImage", "none"));
    assertTrue(none.startsFromTheBeginning());
    assertEquals(Optional.empty(), none.startImage());
    DevOptions live = options(Map.of("jyodide.startImage", "live"));
    assertTrue(live.makesStartImage());
    assertEquals(Optional.empty(), live.startImage());
  }

  @Test
  void dumpsCanBeRestrictedToOneFunction() {
    IndexSpaces spaces = IndexSpaces.of(ModuleDecoder.decode(ModuleBytes.sample()));
    DevOptions one = options(Map.of("jyodide.dump", "wat", "jyodide.dump.function", "run"));
    assertTrue(one.dumps(DevOptions.Dump.WAT, 2, spaces));
    assertFalse(one.dumps(DevOptions.Dump.WAT, 3, spaces));
    assertFalse(one.dumps(DevOptions.Dump.IR, 2, spaces));
    DevOptions all = options(Map.of("jyodide.dump", "wat"));
    assertTrue(all.dumps(DevOptions.Dump.WAT, 3, spaces));
  }

  @Test
  void unknownWordsAreReported() {
    assertEquals(
        List.of("jyodide.dump: some of wat,ir,bytecode wanted, got \"asm\""),
        options(Map.of("jyodide.dump", "asm,ir")).warnings());
  }

  @Test
  void theListNamesEachSwitch() {
    String list = DevOptions.describe();
    for (DevOptions.Option option : DevOptions.Option.values()) {
      assertTrue(list.contains("-D" + option.property() + "=" + option.form()), option.name());
      assertTrue(list.contains(option.sentence()), option.name());
    }
  }

  private static DevOptions options(Map<String, String> properties) {
    return new DevOptions(properties::get);
  }
}
