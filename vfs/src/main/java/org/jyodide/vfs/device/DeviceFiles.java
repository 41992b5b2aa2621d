package org.jyodide.vfs.device;

import java.time.InstantSource;
import java.util.Random;
import org.jyodide.vfs.Device;
import org.jyodide.vfs.DeviceRegistry;
import org.jyodide.vfs.DeviceRegistry.DeviceDriver;
import org.jyodide.vfs.Directory;
import org.jyodide.vfs.FileSystemStat;
import org.jyodide.vfs.FileTree;
import org.jyodide.vfs.FileType;
import org.jyodide.vfs.memory.MemoryFiles;
import org.jyodide.vfs.memory.MemoryQuota;

/**
 * The tree that is mounted at {@code /dev}: {@code null}, {@code zero}, {@code full}, {@code
 * random}, {@code urandom}, the link {@code fd}, a directory {@code shm}, and what the host adds.
 */
public final class DeviceFiles implements FileTree {
  /** Major number of the devices that the host adds without one of Linux's numbers. */
  public static final int HOST_MAJOR = 64;

  private static final int MEMORY_MAJOR = 1;

  private final MemoryFiles files;
  private final DeviceRegistry registry;

  private DeviceFiles(MemoryFiles files, DeviceRegistry registry) {
    this.files = files;
    this.registry = registry;
  }

  /**
   * The tree with the devices that need no host, and their drivers registered.
   *
   * @param random where the random devices get their bytes; secure in all but repeatable runs
   * @param quota what files in {@code /dev/shm} are charged to
   */
  public static DeviceFiles create(
      DeviceRegistry registry, Random random, MemoryQuota quota, InstantSource clock) {
    DeviceFiles devices = new DeviceFiles(MemoryFiles.create(quota, clock), registry);
    devices.root().attributes().setPermissions(0755);
    devices.add("null", MEMORY_MAJOR, 3, PatternDevice.ofNull());
    devices.add("zero", MEMORY_MAJOR, 5, PatternDevice.ofZeros(false));
    devices.add("full", MEMORY_MAJOR, 7, PatternDevice.ofZeros(true));
    devices.add("random", MEMORY_MAJOR, 8, PatternDevice.ofRandom(random));
    devices.add("urandom", MEMORY_MAJOR, 9, PatternDevice.ofRandom(random));
    // No driver has this number, and so opening it is ENXIO: there is no controlling terminal.
    devices.root().createSpecial("tty", FileType.CHARACTER_DEVICE, 0666, Device.number(5, 0));
    devices.addLink("fd", "/proc/self/fd");
    devices.root().createDirectory("shm", 01777);
    return devices;
  }

  /** Adds a character device that everybody may read and write. */
  public void add(String name, int major, int minor, DeviceDriver driver) {
    registry.register(major, minor, driver);
    root().createSpecial(name, FileType.CHARACTER_DEVICE, 0666, Device.number(major, minor));
  }

  /** Adds a symbolic link, {@code stdin} to {@code tty} for example. */
  public void addLink(String name, String target) {
    root().createSymlink(name, target);
  }

  @Override
  public Directory root() {
    return files.root();
  }

  @Override
  public boolean isReadOnly() {
    return false;
  }

  @Override
  public FileSystemStat stat() {
    return files.stat();
  }
}
