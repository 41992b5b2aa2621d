package org.jyodide.packages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequirementTest {
  private static final TargetEnvironment PYTHON =
      TargetEnvironment.of("3.14.2", "2026_0", "emscripten_5_0_3");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "attrs | attrs",
        "A.B-c_D>=1 | A.B-c_D>=1",
        "name<=1 | name<=1",
        "name[fred,bar]>=2,<3 | name[bar,fred]>=2,<3",
        "name[ Quux , strange_Name ] | name[quux,strange-name]",
        "name[]>1 | name>1",
        "name (>=1, <2) | name>=1,<2",
        "name>=3;os_name=='posix' | name>=3; os_name == \"posix\"",
        "name @ https://host.example/n-1.0-py3-none-any.whl | name @ https://host.example/n-1.0-py3-none-any.whl",
        "name[x]@file:///w/n-1.0-py3-none-any.whl ; os_name == 'nt' | name[x] @ file:///w/n-1.0-py3-none-any.whl ; os_name == \"nt\"",
        "name ~= 1.4 ; (a == 'b') | !",
        "name; python_version<'3' and (os_name=='a' or os_name=='b') | name; python_version < \"3\" and (os_name == \"a\" or os_name == \"b\")",
        "name===1.0-custom | name===1.0-custom",
        "n ; os.name == 'posix' | n; os_name == \"posix\"",
      })
  void requirementsAreRead(String text, String normal) {
    if (normal.equals("!")) {
      assertThrows(IllegalArgumentException.class, () -> Requirement.parse(text));
    } else {
      assertEquals(normal, Requirement.parse(text).toString());
      assertEquals(normal, Requirement.parse(normal).toString());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-name",
        "name-",
        "name>",
        "name>=",
        "name==x",
        "name 1.0",
        "name[",
        "name[a",
        "name[a b]",
        "name[a,]",
        "name @",
        "name (>=1",
        "name; os_name",
        "name; os_name ==",
        "name; os_name == 'a",
        "name; 'a' == 'b'",
        "name; os_name = 'a'",
        "name; os_name not 'a'",
        "name; (os_name == 'a'",
        "name; os_name == 'a' and",
        "name; os_name == 'a') ",
        "name; unknown == 'a'",
        "name>=1,,>x",
        "näme",
      })
  void othersAreRefusedWithWhatWasWanted(String text) {
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> Requirement.parse(text));
    assertTrue(String.valueOf(e.getMessage()).contains(text.isEmpty() ? "''" : text.strip()));
  }

  @Test
  void markersHoldAsPep508Says() throws IOException {
    for (String line : Tables.lines("markers.txt")) {
      String[] sides = line.split(" -> ", -1);
      String[] holds = sides[1].split(" ", -1);
      Requirement requirement = Requirement.parse("name; " + sides[0]);
      List<List<String>> extras = List.of(List.of(), List.of("test"), List.of("docs"));
      for (int i = 0; i < holds.length; i++) {
        assertEquals(
            Boolean.parseBoolean(holds[i]), requirement.appliesTo(PYTHON, extras.get(i)), line);
      }
    }
  }

  @Test
  void namesOfExtrasAreNormalized() {
    Requirement requirement = Requirement.parse("name; extra == 'Some_Extra'");
    assertTrue(requirement.appliesTo(PYTHON, List.of("some.extra")));
    assertFalse(requirement.appliesTo(PYTHON, List.of()));
  }

  @ParameterizedTest
  @CsvSource({"Foo,foo", "foo--bar,foo-bar", "foo_.-bar,foo-bar", "Foo.Bar_baz,foo-bar-baz", "f,f"})
  void namesAreNormalized(String name, String normal) {
    assertEquals(normal, PackageName.normalize(name));
    assertTrue(PackageName.isValid(name));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-a", "a-", ".a", "a b", "a/b", "é"})
  void othersAreNoNames(String name) {
    assertFalse(PackageName.isValid(name));
  }

  @Test
  void deepMarkersAreRefused() {
    String deep = "(".repeat(10_000) + "os_name == 'a'" + ")".repeat(10_000);
    assertThrows(IllegalArgumentException.class, () -> Requirement.parse("name; " + deep));
  }
}
