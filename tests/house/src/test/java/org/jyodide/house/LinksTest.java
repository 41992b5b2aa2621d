package org.jyodide.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Documents that name files which moved mislead. */
class LinksTest {
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#\\s]+)[^)]*\\)");

  @Test
  void linksLeadToFiles() throws IOException {
    List<String> broken = new ArrayList<>();
    List<Path> documents = Repository.sources(file -> file.toString().endsWith(".md"));
    assertFalse(documents.isEmpty());
    for (Path document : documents) {
      for (Matcher link = LINK.matcher(Files.readString(document)); link.find(); ) {
        String target = link.group(1);
        if (!target.contains(":") && !Files.exists(document.resolveSibling(target))) {
          broken.add(Repository.ROOT.relativize(document) + " links to " + target);
        }
      }
    }
    assertEquals(List.of(), broken);
  }
}
