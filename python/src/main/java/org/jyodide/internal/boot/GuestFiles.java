package org.jyodide.internal.boot;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipException;
import org.jyodide.InterpreterOptions;
import org.jyodide.Mount;
import org.jyodide.internal.host.FileRefusalListener;
import org.jyodide.internal.snapshot.PythonImage;
import org.jyodide.internal.stdio.StandardStreams;
import org.jyodide.vfs.Directory;
import org.jyodide.vfs.ErrnoException;
import org.jyodide.vfs.FileAccess;
import org.jyodide.vfs.FileDescriptors;
import org.jyodide.vfs.FileTree;
import org.jyodide.vfs.MountOptions;
import org.jyodide.vfs.VirtualFileSystem;
import org.jyodide.vfs.archive.ArchiveFiles;
import org.jyodide.vfs.device.DeviceFiles;
import org.jyodide.vfs.host.HostFiles;
import org.jyodide.vfs.memory.FilesImage;
import org.jyodide.vfs.memory.MemoryFiles;
import org.jyodide.vfs.memory.MemoryQuota;
import org.jyodide.vfs.memory.OverlayFiles;
import org.jyodide.vfs.process.ProcessFiles;

/** The files that an interpreter starts with. */
final class GuestFiles {
  private static final int READ_ONLY_FILE = 0444;

  private final MemoryQuota quota = MemoryQuota.standard();
  private final InstantSource clock = InstantSource.system();
  private final MemoryFiles root;
  private final Map<String, MemoryFiles> inMemory = new HashMap<>();
  private final Map<String, OverlayFiles> overlays = new HashMap<>();
  private final VirtualFileSystem files;

  /** An empty file system in memory, or one that starts with the files of an image. */
  GuestFiles(FileRefusalListener refusals, Optional<PythonImage> image) {
    root =
        image
            .map(from -> MemoryFiles.from(from.files(), quota, clock))
            .orElseGet(() -> MemoryFiles.create(quota, clock));
    files = new VirtualFileSystem(root, MountOptions.readWrite());
    files.setRefusalListener(
        refusal -> refusals.refused(refusal.path(), refusal.wanted() != FileAccess.READ));
  }

  VirtualFileSystem files() {
    return files;
  }

  /** The directories that programs take for granted, the devices, and the three streams, opened. */
  void addSystem(StandardStreams streams, FileDescriptors descriptors) {
    files.createDirectories("/tmp");
    DeviceFiles devices = DeviceFiles.create(files.devices(), new SecureRandom(), quota, clock);
    streams.addTo(devices, files.waits());
    files.mount("/dev", devices, MountOptions.readWrite());
    files.mount("/proc", new ProcessFiles(descriptors, clock), MountOptions.readOnly());
    StandardStreams.open(files, descriptors);
  }

  /**
   * Puts the standard library where Python looks for it, and the directories that it expects; the
   * empty ones keep its search for its prefix from complaining.
   */
  void addLibrary(Distribution distribution) {
    files.createDirectories("/lib/python3.14/site-packages");
    files.createDirectories("/lib/python3.14/lib-dynload");
    MemoryFiles.adopt(
        files.resolve("/lib").directory(),
        "python314.zip",
        READ_ONLY_FILE,
        distribution.standardLibrary());
    files.createDirectories("/lib/jyodide");
    Directory own = files.resolve("/lib/jyodide").directory();
    MemoryFiles.adopt(own, "pyodide-lock.json", READ_ONLY_FILE, distribution.lockFileBytes());
    distribution
        .micropip()
        .ifPresent(wheel -> MemoryFiles.adopt(own, "micropip.whl", READ_ONLY_FILE, wheel));
  }

  /** Puts the packages that the application brings where Python looks for them. */
  void addEmbeddedPackages(EmbeddedPackages packages) {
    packages
        .trees()
        .forEach(
            (guest, archives) -> {
              try {
                OverlayFiles tree =
                    OverlayFiles.over(ArchiveFiles.of(archives, quota), quota, clock);
                overlays.put(guest, tree);
                files.mount(guest, tree, MountOptions.readWrite());
              } catch (ZipException e) {
                throw new IllegalStateException(
                    "the embedded packages for " + guest + " are damaged: " + e.getMessage(), e);
              }
            });
  }

  /** Mounts what the options say, and goes to the working directory. */
  void addMounts(InterpreterOptions options, Optional<PythonImage> image) {
    String usualHome = InterpreterOptions.defaults().home();
    if (image.isPresent() && !options.home().equals(usualHome)) {
      // That of the start image, which has no other files there.
      removeEmpty(usualHome);
    }
    for (Mount mount : options.mounts()) {
      files.mount(mount.guest(), tree(mount, image), MountOptions.readWrite());
    }
    files.createDirectories(options.home());
    files.createDirectories(options.workingDirectory());
    files.setWorkingDirectory(files.resolve(options.workingDirectory()));
  }

  private void removeEmpty(String directory) {
    try {
      for (String path = directory; !path.isEmpty(); ) {
        files.removeDirectory(files.root(), path);
        path = path.substring(0, path.lastIndexOf('/'));
      }
    } catch (ErrnoException e) {
      // It is not empty, or not there.
    }
  }

  /** Goes to the directory that an image had as its working directory, if it is there. */
  void goTo(String directory) {
    try {
      files.setWorkingDirectory(files.resolve(directory));
    } catch (ErrnoException e) {
      // It was in a mount that this interpreter has not got; it starts in that of its options.
    }
  }

  /** The files in memory. */
  FilesImage image() {
    return FilesImage.of(root);
  }

  /** The mounted directories that are in memory, by their paths. */
  Map<String, FilesImage> mountImages() {
    Map<String, FilesImage> images = new HashMap<>();
    inMemory.forEach((guest, tree) -> images.put(guest, FilesImage.of(tree)));
    return images;
  }

  /** What of the files no image can keep. */
  List<String> obstacles() {
    List<String> all = new ArrayList<>();
    overlays.forEach(
        (guest, tree) -> {
          if (tree.isChanged()) {
            all.add("the changes in the overlay at " + guest);
          }
        });
    return all;
  }

  private FileTree tree(Mount mount, Optional<PythonImage> image) {
    if (mount.kind() == Mount.Kind.MEMORY) {
      Optional<FilesImage> held = image.map(from -> from.mounts().get(mount.guest()));
      MemoryFiles tree =
          held.map(content -> MemoryFiles.from(content, quota, clock))
              .orElseGet(() -> MemoryFiles.create(quota, clock));
      inMemory.put(mount.guest(), tree);
      return tree;
    }
    Path directory =
        mount.host().orElseThrow(() -> new IllegalStateException(mount + " has no directory"));
    try {
      return switch (mount.kind()) {
        case READ_WRITE -> HostFiles.readWrite(directory);
        case OVERLAY -> overlay(mount.guest(), directory);
        default -> HostFiles.readOnly(directory);
      };
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "the mount at "
              + mount.guest()
              + " needs a directory that can be read; "
              + directory
              + " is none: "
              + e,
          e);
    }
  }

  private OverlayFiles overlay(String guest, Path directory) throws IOException {
    OverlayFiles tree = OverlayFiles.over(HostFiles.readOnly(directory), quota, clock);
    overlays.put(guest, tree);
    return tree;
  }
}
