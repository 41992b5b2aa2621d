package org.jyodide.vfs;

import java.util.HashMap;
import java.util.Map;

/** The devices that can be opened, by major and minor number. */
public final class DeviceRegistry {
  private final Map<Integer, DeviceDriver> drivers = new HashMap<>();

  /** What opens a device. */
  @FunctionalInterface
  public interface DeviceDriver {
    /** Opens the device behind a node with the flags of {@code open}. */
    OpenFile open(Node node, int flags);
  }

  /** Puts a driver in the place of a number, and of the driver it had. */
  public void register(int major, int minor, DeviceDriver driver) {
    drivers.put(Device.number(major, minor), driver);
  }

  OpenFile open(Node node, Device device, int flags) {
    DeviceDriver driver = drivers.get(device.number());
    if (driver == null) {
      throw Errno.ENXIO.exception(node.path());
    }
    return driver.open(node, flags);
  }
}
