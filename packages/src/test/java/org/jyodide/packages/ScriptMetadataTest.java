package org.jyodide.packages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class ScriptMetadataTest {
  @Test
  void dependenciesAreRead() {
    String script =
        """
        #!/usr/bin/env jyodide
        # /// other
        # x = 1
        # ///

        # /// script
        # requires-python = ">=3.11"
        # dependencies = [
        #   "attrs>=23",
        #
        #   "rich[all]; sys_platform == 'emscripten'",
        # ]
        # ///
        import attrs
        """;
    ScriptMetadata metadata = ScriptMetadata.of(script).orElseThrow();
    assertEquals(
        List.of("attrs>=23", "rich[all]; sys_platform == \"emscripten\""), metadata.requirements());
    assertTrue(metadata.requiresPython().contains(Version.parse("3.14")));
    assertEquals(metadata, ScriptMetadata.of(script.replace("\n", "\r\n")).orElseThrow());
  }

  @Test
  void mostScriptsHaveNone() {
    assertTrue(ScriptMetadata.of("").isEmpty());
    assertTrue(ScriptMetadata.of("# /// script\nimport x\n# ///\n").isEmpty());
    assertTrue(ScriptMetadata.of("# /// script\n# dependencies = []\n").isEmpty());
  }

  @Test
  void wrongOnesAreRefused() {
    String block = "# /// script\n# dependencies = [\"a\"]\n# ///\n";
    for (String text :
        List.of(block + "\n" + block, block.replace("a", "a >> 1"), block.replace("]", ""))) {
      assertThrows(IllegalArgumentException.class, () -> ScriptMetadata.of(text), text);
    }
  }
}
