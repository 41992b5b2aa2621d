package org.jyodide.packages.internal.install;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jyodide.packages.PackageException;
import org.jyodide.packages.internal.wheel.RecordFile;
import org.jyodide.packages.internal.wheel.WheelArchive;
import org.jyodide.packages.internal.wheel.WheelMetadata;

/** What is installed in a tree: the directories {@code *.dist-info} of site-packages. */
public final class SitePackages {
  private final Tree tree;
  private final Layout layout;

  /** The packages of a tree. */
  public SitePackages(Tree tree, Layout layout) {
    this.tree = tree;
    this.layout = layout;
  }

  /**
   * An installed package.
   *
   * @param distInfo the name of its directory {@code *.dist-info}
   * @param requested whether it was installed because the user named it
   * @param directUrl its {@code direct_url.json}
   */
  public record Distribution(
      WheelMetadata metadata, String distInfo, boolean requested, Optional<String> directUrl) {
    /** The name in normal form. */
    public String name() {
      return metadata.name();
    }
  }

  /** All packages by their normal names. */
  public Map<String, Distribution> all() {
    Map<String, Distribution> all = new TreeMap<>();
    for (String name : tree.names(layout.sitePackages())) {
      if (name.endsWith(".dist-info")) {
        read(name).ifPresent(distribution -> all.put(distribution.name(), distribution));
      }
    }
    return all;
  }

  private Optional<Distribution> read(String distInfo) {
    List<String> files = tree.names(layout.sitePackages() + "/" + distInfo);
    if (!files.contains("METADATA")) {
      return Optional.empty();
    }
    String text = text(distInfo, "METADATA");
    Optional<String> directUrl =
        files.contains("direct_url.json")
            ? Optional.of(text(distInfo, "direct_url.json"))
            : Optional.empty();
    return Optional.of(
        new Distribution(
            WheelMetadata.parse(text, tree.description() + ", " + distInfo),
            distInfo,
            files.contains("REQUESTED"),
            directUrl));
  }

  private String text(String distInfo, String file) {
    byte[] content = tree.read(layout.sitePackages() + "/" + distInfo + "/" + file);
    return new String(content, StandardCharsets.UTF_8);
  }

  /**
   * The files of an installed package, relative to the prefix, with what Python compiled of them.
   *
   * @throws PackageException if it has no RECORD, or one that names files elsewhere
   */
  public List<String> files(Distribution distribution) {
    String record = record(distribution);
    if (!tree.exists(record)) {
      throw new PackageException(
          distribution.metadata().displayName()
              + " has no RECORD of its files in "
              + tree.description()
              + ", so it cannot be removed; whatever installed it may be able to");
    }
    List<String> files = new ArrayList<>();
    for (RecordFile.Row row : rows(distribution, record)) {
      String path =
          layout
              .resolve(row.path())
              .orElseThrow(
                  () ->
                      new PackageException(
                          "the RECORD of "
                              + distribution.metadata().displayName()
                              + " names '"
                              + row.path()
                              + "', which is not below "
                              + tree.description()
                              + "; nothing was removed"));
      files.add(path);
      files.addAll(compiled(path));
    }
    return files;
  }

  private String record(Distribution distribution) {
    return layout.sitePackages() + "/" + distribution.distInfo() + "/RECORD";
  }

  /** Whether it is known which files a package has. */
  boolean hasRecord(Distribution distribution) {
    return tree.exists(record(distribution));
  }

  /** Whether exactly these files are what is installed, as far as RECORD says. */
  public boolean isSame(
      Distribution distribution,
      WheelArchive wheel,
      boolean requested,
      Optional<String> directUrl) {
    if (!hasRecord(distribution) || !wheel.distInfo().equals(distribution.distInfo())) {
      return false;
    }
    List<PlannedFile> plan = InstallPlan.of(wheel, layout, requested, directUrl, Optional.empty());
    String record = new String(plan.get(plan.size() - 1).content(), StandardCharsets.UTF_8);
    return RecordFile.write(withoutCompiled(rows(distribution, record(distribution))))
            .equals(RecordFile.write(withoutCompiled(RecordFile.parse(record))))
        && plan.stream().allMatch(file -> tree.exists(file.path()));
  }

  private static List<RecordFile.Row> withoutCompiled(List<RecordFile.Row> rows) {
    return rows.stream()
        .filter(row -> !row.hash().isEmpty() || !ModuleCompiler.isPlace(row.path()))
        .toList();
  }

  private List<RecordFile.Row> rows(Distribution distribution, String record) {
    try {
      return RecordFile.parse(new String(tree.read(record), StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      throw new PackageException(
          "the RECORD of "
              + distribution.metadata().displayName()
              + " is damaged: "
              + e.getMessage(),
          e);
    }
  }

  /** What the import system has made of a source file. */
  private List<String> compiled(String path) {
    if (!path.endsWith(".py")) {
      return List.of();
    }
    int slash = path.lastIndexOf('/');
    String directory = path.substring(0, slash + 1) + "__pycache__";
    String stem = path.substring(slash + 1, path.length() - 3) + ".";
    return tree.names(directory).stream()
        .filter(name -> name.startsWith(stem) && name.endsWith(".pyc"))
        .map(name -> directory + "/" + name)
        .toList();
  }

  Tree tree() {
    return tree;
  }

  Layout layout() {
    return layout;
  }
}
