package org.jyodide.wasm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class IndexSpacesTest {
  private final IndexSpaces spaces = IndexSpaces.of(ModuleDecoder.decode(ModuleBytes.sample()));

  @Test
  void importsComeFirst() {
    assertEquals(1, spaces.importedFunctions());
    assertEquals(1, spaces.importedGlobals());
    assertEquals(ValueType.FUNCREF, spaces.table(0).element());
    assertEquals(ValueType.EXTERNREF, spaces.table(1).element());
    assertEquals(2, spaces.tags().size());
  }

  @Test
  void functionsAreFoundByExportDebugNameOrIndex() {
    assertEquals(OptionalInt.of(2), spaces.findFunction("run"));
    assertEquals(OptionalInt.of(2), spaces.findFunction("factor"));
    assertEquals(OptionalInt.of(5), spaces.findFunction("5"));
    assertEquals(OptionalInt.empty(), spaces.findFunction("6"));
    assertEquals(OptionalInt.empty(), spaces.findFunction("memory"));
    assertEquals(OptionalInt.empty(), spaces.findFunction(""));
  }

  @Test
  void descriptionsHaveTheNameIfThereIsOne() {
    assertEquals("function 2 (factor)", spaces.describeFunction(2));
    assertEquals("function 3", spaces.describeFunction(3));
  }

  @Test
  void unknownIndicesSayWhatWasWanted() {
    InvalidException e = assertThrows(InvalidException.class, () -> spaces.function(-1));
    assertEquals("unknown function 4294967295", e.getMessage());
  }
}
