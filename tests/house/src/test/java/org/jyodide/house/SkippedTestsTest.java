package org.jyodide.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** A test that is skipped in silence looks like one that passes. */
class SkippedTestsTest {
  /** How a report without a message begins: with the exception, its name first. */
  private static final Pattern EXCEPTION = Pattern.compile("[\\w.$]+(?:: (.*))?");

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
    assertEquals(
        List.of("none", "default", "assumed", "thrown", "blank"),
        silentIn(
            "<testsuite>"
                + skipped("none", "<skipped/>")
                + skipped("given", "<skipped message=\"no IPv6 on this machine\"/>")
                + skipped("default", "<skipped message=\"void A.b() is @Disabled\"/>")
                + skipped("assumed", thrown(": Assumption failed: assumption is not true"))
                + skipped("thrown", thrown(""))
                + skipped("blank", thrown(": "))
                + skipped("aborted", thrown(": no IPv6 on this machine"))
                + skipped("missed", thrown(": Assumption failed: no IPv6 on this machine"))
                + "</testsuite>"));
  }

  private static String skipped(String name, String element) {
    return "<testcase name=\""
        + name
        + "\" classname=\"A\" time=\"0\">\n "
        + element
        + "\n</testcase>";
  }

  /** How Surefire reports an assumption that does not hold. */
  private static String thrown(String message) {
    return "<skipped type=\"org.opentest4j.TestAbortedException\">"
        + "<![CDATA[org.opentest4j.TestAbortedException"
        + message
        + "\n\tat org.junit.jupiter.api.Assumptions.abort(Assumptions.java:316)]]></skipped>";
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
    NodeList skipped = parse(report).getElementsByTagName("skipped");
    for (int i = 0; i < skipped.getLength(); i++) {
      Element element = (Element) skipped.item(i);
      if (NO_REASON.matcher(reason(element)).matches()) {
        silent.add(((Element) element.getParentNode()).getAttribute("name"));
      }
    }
    return silent;
  }

  private static String reason(Element skipped) {
    if (skipped.hasAttribute("message")) {
      return skipped.getAttribute("message");
    }
    String firstLine = skipped.getTextContent().strip().lines().findFirst().orElse("");
    Matcher exception = EXCEPTION.matcher(firstLine);
    return exception.matches() ? Objects.requireNonNullElse(exception.group(1), "") : firstLine;
  }

  private static Document parse(String report) {
    try {
      return DocumentBuilderFactory.newInstance()
          .newDocumentBuilder()
          .parse(new InputSource(new StringReader(report)));
    } catch (ParserConfigurationException | SAXException | IOException e) {
      throw new AssertionError("not a report of tests: " + report, e);
    }
  }
}
