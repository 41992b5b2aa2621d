package org.jyodide.packages.internal.install;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jyodide.packages.IntegrityException;
import org.jyodide.packages.internal.wheel.RecordFile;
import org.jyodide.packages.internal.wheel.WheelArchive;

/** Changes to a tree that are all made, or all taken back. */
public final class Transaction {
  private final SitePackages packages;
  private final Tree tree;
  private final String sitePackages;
  private final Deque<Runnable> undo = new ArrayDeque<>();

  /** A transaction that has changed nothing yet. */
  public Transaction(SitePackages packages) {
    this.packages = packages;
    tree = packages.tree();
    sitePackages = packages.layout().sitePackages();
  }

  /** Removes a package. */
  public void remove(SitePackages.Distribution distribution) {
    Set<String> shared = filesOfOthers(distribution);
    for (String path : packages.files(distribution)) {
      if (tree.exists(path) && !shared.contains(path)) {
        byte[] content = tree.read(path);
        boolean executable = path.startsWith(packages.layout().scripts() + "/");
        tree.delete(path, top(path));
        undo.push(() -> tree.create(path, content, executable));
      }
    }
  }

  /** Notes that a user has named an installed package, in its directory and its RECORD. */
  public void markRequested(SitePackages.Distribution distribution) {
    String directory = sitePackages + "/" + distribution.distInfo();
    String record = directory + "/RECORD";
    if (!packages.hasRecord(distribution) || tree.exists(directory + "/REQUESTED")) {
      return;
    }
    byte[] before = tree.read(record);
    List<RecordFile.Row> rows =
        new ArrayList<>(RecordFile.parse(new String(before, StandardCharsets.UTF_8)));
    String hash = WheelArchive.hash("sha256", new byte[0]);
    rows.add(new RecordFile.Row(distribution.distInfo() + "/REQUESTED", hash, "0"));
    create(directory + "/REQUESTED", new byte[0]);
    tree.delete(record, sitePackages);
    undo.push(() -> tree.create(record, before, false));
    create(record, RecordFile.write(rows).getBytes(StandardCharsets.UTF_8));
  }

  private void create(String path, byte[] content) {
    tree.create(path, content, false);
    undo.push(() -> tree.delete(path, sitePackages));
  }

  private Set<String> filesOfOthers(SitePackages.Distribution removed) {
    Set<String> files = new HashSet<>();
    for (SitePackages.Distribution other : packages.all().values()) {
      if (!other.distInfo().equals(removed.distInfo()) && packages.hasRecord(other)) {
        files.addAll(packages.files(other));
      }
    }
    return files;
  }

  private String top(String path) {
    if (path.startsWith(sitePackages + "/")) {
      return sitePackages;
    }
    int slash = path.indexOf('/');
    return slash < 0 ? "" : path.substring(0, slash);
  }

  /**
   * Unpacks a wheel that was checked.
   *
   * @throws IntegrityException if it would replace a file that is another's
   */
  public void add(
      WheelArchive wheel,
      boolean requested,
      Optional<String> directUrl,
      Optional<ModuleCompiler> compiler) {
    List<PlannedFile> files =
        InstallPlan.of(wheel, packages.layout(), requested, directUrl, compiler);
    for (PlannedFile file : files) {
      if (file.compiled()) {
        removeStale(file.path());
      }
      if (tree.exists(file.path())) {
        requireSame(wheel, file);
      } else {
        tree.create(file.path(), file.content(), file.executable());
        undo.push(() -> tree.delete(file.path(), top(file.path())));
      }
    }
  }

  /** What was compiled of a source that stood here before, or by Python since, says nothing now. */
  private void removeStale(String path) {
    if (tree.exists(path)) {
      byte[] content = tree.read(path);
      tree.delete(path, top(path));
      undo.push(() -> tree.create(path, content, false));
    }
  }

  /** Packages share files such as an empty {@code tests/__init__.py}; others are somebody's. */
  private void requireSame(WheelArchive wheel, PlannedFile file) {
    if (!Arrays.equals(tree.read(file.path()), file.content())) {
      throw new IntegrityException(
          wheel.name().fileName()
              + " is refused: it would replace "
              + file.path()
              + " in "
              + tree.description()
              + ", which belongs to "
              + owner(file.path())
              + "; remove that first");
    }
  }

  private String owner(String path) {
    Map<String, SitePackages.Distribution> all = new HashMap<>(packages.all());
    for (SitePackages.Distribution distribution : all.values()) {
      if (packages.hasRecord(distribution) && packages.files(distribution).contains(path)) {
        return distribution.metadata().displayName() + " " + distribution.metadata().version();
      }
    }
    return "no package";
  }

  /** Takes all changes back, the last first. */
  public void rollBack() {
    while (!undo.isEmpty()) {
      undo.pop().run();
    }
  }
}
