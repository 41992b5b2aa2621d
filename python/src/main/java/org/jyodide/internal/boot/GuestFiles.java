package org.jyodide.internal.boot;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.zip.ZipException;
import org.jyodide.InterpreterOptions;
import org.jyodide.Mount;
import org.jyodide.internal.host.FileRefusalListener;
import org.jyodide.internal.stdio.StandardStreams;
import org.jyodide.vfs.Directory;
import org.jyodide.vfs.FileAccess;
import org.jyodide.vfs.FileDescriptors;
import org.jyodide.vfs.FileTree;
import org.jyodide.vfs.MountOptions;
import org.jyodide.vfs.VirtualFileSystem;
import org.jyodide.vfs.archive.ArchiveFiles;
import org.jyodide.vfs.device.DeviceFiles;
import org.jyodide.vfs.host.HostFiles;
import org.jyodide.vfs.memory.MemoryFiles;
import org.jyodide.vfs.memory.MemoryQuota;
import org.jyodide.vfs.memory.OverlayFiles;
import org.jyodide.vfs.process.ProcessFiles;

/** The files that an interpreter starts with. */
final class GuestFiles {
  private static final int READ_ONLY_FILE = 0444;

  private final MemoryQuota quota = MemoryQuota.standard();
  private final InstantSource clock = InstantSource.system();
  private final VirtualFileSystem files =
      new VirtualFileSystem(MemoryFiles.create(quota, clock), MountOptions.readWrite());

  /** An empty file system in memory. */
  GuestFiles(FileRefusalListener refusals) {
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
                FileTree tree = ArchiveFiles.of(archives, quota);
                files.mount(guest, OverlayFiles.over(tree, quota, clock), MountOptions.readWrite());
              } catch (ZipException e) {
                throw new IllegalStateException(
                    "the embedded packages for " + guest + " are damaged: " + e.getMessage(), e);
              }
            });
  }

  /** Mounts what the options say, and goes to the working directory. */
  void addMounts(InterpreterOptions options) {
    for (Mount mount : options.mounts()) {
      files.mount(mount.guest(), tree(mount), MountOptions.readWrite());
    }
    files.createDirectories(options.home());
    files.createDirectories(options.workingDirectory());
    files.setWorkingDirectory(files.resolve(options.workingDirectory()));
  }

  private FileTree tree(Mount mount) {
    if (mount.kind() == Mount.Kind.MEMORY) {
      return MemoryFiles.create(quota, clock);
    }
    Path directory =
        mount.host().orElseThrow(() -> new IllegalStateException(mount + " has no directory"));
    try {
      return switch (mount.kind()) {
        case READ_WRITE -> HostFiles.readWrite(directory);
        case OVERLAY -> OverlayFiles.over(HostFiles.readOnly(directory), quota, clock);
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
}
