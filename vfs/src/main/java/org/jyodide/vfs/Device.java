package org.jyodide.vfs;

/** An inode that stands for a device, which a {@link DeviceRegistry} knows by its number. */
public final class Device extends Inode {
  private final boolean character;
  private final int number;

  /** A character or block device of the given {@link #number(int, int)}. */
  public Device(InodeAttributes attributes, boolean character, int number) {
    super(attributes);
    this.character = character;
    this.number = number;
  }

  /** The device number of a major and a minor number, as {@code makedev} packs small ones. */
  public static int number(int major, int minor) {
    return (major << 8) | (minor & 0xFF);
  }

  @Override
  public FileType type() {
    return character ? FileType.CHARACTER_DEVICE : FileType.BLOCK_DEVICE;
  }

  @Override
  public Stat stat() {
    return super.stat().withDeviceType(number);
  }

  /** Major and minor number in one. */
  public int number() {
    return number;
  }
}
