package org.jyodide.vfs.process;

import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.jyodide.vfs.Directory;
import org.jyodide.vfs.FileDescriptors;
import org.jyodide.vfs.FileSystemStat;
import org.jyodide.vfs.FileTree;

/** The tree that is mounted at {@code /proc}: {@code self/fd} with a link for each descriptor. */
public final class ProcessFiles implements FileTree {
  private final FixedDirectory root;

  /** The tree for the process with the given descriptors. */
  public ProcessFiles(FileDescriptors descriptors, InstantSource clock) {
    root = new FixedDirectory(1, Optional.empty(), "", clock);
    FixedDirectory self = new FixedDirectory(2, Optional.of(root), "self", clock);
    root.setEntries(Map.of("self", self));
    self.setEntries(Map.of("fd", new DescriptorDirectory(3, self, descriptors, clock)));
  }

  @Override
  public Directory root() {
    return root;
  }

  @Override
  public boolean isReadOnly() {
    return true;
  }

  @Override
  public FileSystemStat stat() {
    return FileSystemStat.NONE;
  }
}
