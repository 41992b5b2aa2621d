package org.jyodide.packages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class VersionTest {
  @Test
  void versionsAreNormalizedAndOrdered() throws IOException {
    List<List<Version>> groups = new ArrayList<>();
    for (String line : Tables.lines("versions.txt")) {
      if (line.startsWith("!")) {
        continue;
      }
      List<Version> group = new ArrayList<>();
      for (String pair : line.split(" ", -1)) {
        String[] sides = pair.split("=", -1);
        group.add(Version.parse(sides[0]));
        assertEquals(sides[1], Version.parse(sides[0]).toString());
      }
      groups.add(group);
    }
    for (int i = 0; i < groups.size(); i++) {
      for (int j = 0; j < groups.size(); j++) {
        for (Version left : groups.get(i)) {
          for (Version right : groups.get(j)) {
            assertEquals(
                Integer.compare(i, j),
                Integer.signum(left.compareTo(right)),
                left + " against " + right);
            assertEquals(i == j, left.equals(right));
            assertTrue(i != j || left.hashCode() == right.hashCode(), left + " and " + right);
          }
        }
      }
    }
  }

  @Test
  void othersAreRefused() throws IOException {
    List<String> bad =
        Tables.lines("versions.txt").stream().filter(l -> l.startsWith("!")).toList();
    assertFalse(bad.isEmpty());
    for (String line : bad) {
      String text = line.substring(1);
      assertThrows(IllegalArgumentException.class, () -> Version.parse(text), text);
      assertTrue(Version.tryParse(text).isEmpty());
    }
    assertTrue(Version.tryParse("1".repeat(100_000)).isEmpty());
  }

  @Test
  void spacesAroundAVersionAreIgnored() {
    assertEquals(Version.parse("1.0"), Version.parse(" 1.0\n"));
  }

  @Test
  void specifiersFitAsPep440Says() throws IOException {
    List<String> lines = Tables.lines("specifiers.txt");
    List<String> sample = Arrays.asList(lines.get(0).split(" ", -1));
    for (String line : lines.subList(1, lines.size())) {
      if (line.startsWith("!")) {
        continue;
      }
      String[] sides = line.split(": ?", 2);
      List<String> fitting = Arrays.asList(sides[1].split(" ", -1));
      VersionSpecifiers specifiers = VersionSpecifiers.parse(sides[0]);
      for (String text : sample) {
        assertEquals(
            fitting.contains(text),
            specifiers.contains(Version.parse(text)),
            sides[0] + " against " + text);
      }
    }
  }

  @Test
  void otherConditionsAreRefused() throws IOException {
    for (String line : Tables.lines("specifiers.txt")) {
      if (line.startsWith("!")) {
        String text = line.substring(1);
        assertThrows(IllegalArgumentException.class, () -> VersionSpecifiers.parse(text), text);
      }
    }
  }

  @Test
  void preReleasesAreAskedForByName() {
    assertTrue(VersionSpecifiers.parse(">=1.0rc1").namesPreRelease());
    assertTrue(VersionSpecifiers.parse("==1.0.dev1").namesPreRelease());
    assertFalse(VersionSpecifiers.parse("!=1.0rc1").namesPreRelease());
    assertFalse(VersionSpecifiers.parse(">=1.0,<2").namesPreRelease());
  }

  @Test
  void conditionsAreJoined() {
    VersionSpecifiers both = VersionSpecifiers.parse(">=1").and(VersionSpecifiers.parse("<2, >=1"));
    assertEquals(">=1,<2", both.toString());
    assertTrue(VersionSpecifiers.parse("  ").isAny());
    assertTrue(VersionSpecifiers.parse("==1.0").isPinned());
    assertFalse(VersionSpecifiers.parse("==1.*").isPinned());
  }
}
