package org.jyodide.packages.internal.install;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jyodide.packages.IntegrityException;
import org.jyodide.packages.internal.wheel.RecordFile;
import org.jyodide.packages.internal.wheel.WheelArchive;

/** The files that a wheel becomes, with RECORD as the last. */
final class InstallPlan {
  private static final String INSTALLER = "jyodide\n";

  private final WheelArchive wheel;
  private final Layout layout;
  private final Map<String, PlannedFile> files = new LinkedHashMap<>();

  private InstallPlan(WheelArchive wheel, Layout layout) {
    this.wheel = wheel;
    this.layout = layout;
  }

  /**
   * Plans an installation.
   *
   * @param requested whether the user named the package
   * @param directUrl the content of {@code direct_url.json}; empty if an index has the wheel
   * @param compiler what compiles modules; empty if they stay source
   * @throws IntegrityException if two files of the wheel would become one
   */
  static List<PlannedFile> of(
      WheelArchive wheel,
      Layout layout,
      boolean requested,
      Optional<String> directUrl,
      Optional<ModuleCompiler> compiler) {
    InstallPlan plan = new InstallPlan(wheel, layout);
    plan.addContent();
    plan.addScripts();
    plan.addText("INSTALLER", INSTALLER);
    if (requested) {
      plan.addText("REQUESTED", "");
    }
    directUrl.ifPresent(text -> plan.addText("direct_url.json", text));
    compiler.ifPresent(plan::addCompiled);
    plan.addRecord();
    return List.copyOf(plan.files.values());
  }

  private IntegrityException refused(String reason) {
    return new IntegrityException(wheel.name().fileName() + " is refused: " + reason);
  }

  private void add(String path, byte[] content, boolean executable) {
    if (files.put(path, new PlannedFile(path, content, executable, false)) != null) {
      throw refused("two of its files would become " + path);
    }
  }

  private void addText(String name, String text) {
    String path = layout.sitePackages() + "/" + wheel.distInfo() + "/" + name;
    files.put(path, new PlannedFile(path, text.getBytes(StandardCharsets.UTF_8), false, false));
  }

  private void addContent() {
    String data = wheel.dataDirectory() + "/";
    for (String name : wheel.names()) {
      if (wheel.isRecord(name)) {
        continue;
      }
      if (name.startsWith(data)) {
        addData(name, name.substring(data.length()));
      } else {
        String path = layout.sitePackages() + "/" + name;
        add(path, wheel.read(name), wheel.isExecutable(name));
      }
    }
  }

  private void addData(String name, String rest) {
    int slash = rest.indexOf('/');
    Optional<String> directory =
        slash < 0 ? Optional.empty() : layout.scheme(rest.substring(0, slash), wheel.name().name());
    if (directory.isEmpty()) {
      throw refused(
          "'"
              + name
              + "' is in no part of a wheel that is known: purelib, platlib, scripts, headers, data");
    }
    boolean isScript = rest.startsWith("scripts/");
    String prefix = directory.get().isEmpty() ? "" : directory.get() + "/";
    byte[] content = wheel.read(name);
    add(
        prefix + rest.substring(slash + 1),
        isScript ? Scripts.brought(content) : content,
        isScript || wheel.isExecutable(name));
  }

  private void addScripts() {
    String points = wheel.distInfo() + "/entry_points.txt";
    if (wheel.names().contains(points)) {
      String text = new String(wheel.read(points), StandardCharsets.UTF_8);
      Scripts.ofEntryPoints(text, wheel.name().fileName())
          .forEach((name, content) -> add(layout.scripts() + "/" + name, content, true));
    }
  }

  private void addCompiled(ModuleCompiler compiler) {
    for (PlannedFile file : List.copyOf(files.values())) {
      Optional<String> place = ModuleCompiler.place(layout, file.path());
      if (place.isPresent() && !files.containsKey(place.get())) {
        compiler
            .compile("/" + file.path(), file.content())
            .ifPresent(
                content ->
                    files.put(place.get(), new PlannedFile(place.get(), content, false, true)));
      }
    }
  }

  private void addRecord() {
    String path = layout.sitePackages() + "/" + wheel.distInfo() + "/RECORD";
    List<RecordFile.Row> rows = new ArrayList<>();
    for (PlannedFile file : files.values()) {
      // Compiled files have no hash (PEP 376): Python may make them anew.
      rows.add(
          file.compiled()
              ? new RecordFile.Row(layout.relative(file.path()), "", "")
              : new RecordFile.Row(
                  layout.relative(file.path()),
                  WheelArchive.hash("sha256", file.content()),
                  Integer.toString(file.content().length)));
    }
    rows.add(new RecordFile.Row(layout.relative(path), "", ""));
    add(path, RecordFile.write(rows).getBytes(StandardCharsets.UTF_8), false);
  }
}
