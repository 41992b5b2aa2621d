package org.jyodide.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A test that is skipped in silence looks like one that passes. */
class SkippedTestsTest {
  private static final Pattern SKIPPED =
      Pattern.compile("<testcase name=\"([^\"]*)\"[^>]*>\\s*<skipped([^>]*)>");
  private static final Pattern MESSAGE = Pattern.compile("message=\"([^\"]*)\"");

  /** What JUnit says if nobody gave a reason. */
  private static final Pattern NO_REASON =
      Pattern.compile("\\s*|.* is @Disabled|Assumption failed: assumption is (not )?(true|false)");

  @Test
  void skippedTestsSayWhy() throws IOException {
    List<String> silent = new ArrayList<>();
    for (Path report : Repository.testReports()) {
      for (String name : silentIn(Files.readString(report))) {
        silent.add(report.getFileName() + ": " + name);
      }
    }
    assertEquals(List.of(), silent, "skipped without a reason");
  }

  @Test
  void aMissingReasonIsSeen() {
    String report =
        "<testcase name=\"%s\" classname=\"A\" time=\"0\">\n <skipped%s/>\n</testcase>\n";
    assertEquals(
        List.of("none", "default", "assumed"),
        silentIn(
            String.format(report, "none", "")
                + String.format(report, "given", " message=\"no IPv6 on this machine\"")
                + String.format(report, "default", " message=\"void A.b() is @Disabled\"")
                + String.format(
                    report, "assumed", " message=\"Assumption failed: assumption is not true\"")));
  }

  @Test
  void thereAreReports() {
    List<Path> reports = Repository.testReports();
    assertFalse(reports.isEmpty(), "run the tests of the other modules first: mvn verify");
    assertTrue(
        reports.stream().anyMatch(report -> report.toString().contains("wasm")),
        "no report of module wasm among " + reports);
  }

  private static List<String> silentIn(String report) {
    List<String> silent = new ArrayList<>();
    for (Matcher skipped = SKIPPED.matcher(report); skipped.find(); ) {
      Matcher message = MESSAGE.matcher(skipped.group(2));
      if (!message.find() || NO_REASON.matcher(message.group(1)).matches()) {
        silent.add(skipped.group(1));
      }
    }
    return silent;
  }
}
