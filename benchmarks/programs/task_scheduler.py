"""A small operating system in the manner of Richards: tasks, queues, packets, priorities."""

IDLE, WORKER, HANDLER_A, HANDLER_B, DEVICE_A, DEVICE_B = range(6)
DATA_SIZE = 4


class Packet:
    __slots__ = ("next", "target", "for_device", "position", "data")

    def __init__(self, target, for_device):
        self.next = None
        self.target = target
        self.for_device = for_device
        self.position = 0
        self.data = [0] * DATA_SIZE


class PacketQueue:
    __slots__ = ("head", "tail")

    def __init__(self):
        self.head = None
        self.tail = None

    def put(self, packet):
        packet.next = None
        if self.head is None:
            self.head = packet
        else:
            self.tail.next = packet
        self.tail = packet

    def take(self):
        packet = self.head
        if packet is not None:
            self.head = packet.next
            packet.next = None
        return packet


class Task:
    def __init__(self, name, priority):
        self.name = name
        self.priority = priority
        self.inbox = PacketQueue()
        self.held = False
        self.steps = 0

    def ready(self):
        return not self.held and self.inbox.head is not None

    def step(self, system):
        raise NotImplementedError


class IdleTask(Task):
    def __init__(self, turns):
        super().__init__(IDLE, 0)
        self.turns = turns
        self.control = 1

    def ready(self):
        return not self.held

    def step(self, system):
        self.turns -= 1
        if self.turns == 0:
            self.held = True
        elif self.control & 1:
            self.control = (self.control >> 1) ^ 0xD008
            system.release(DEVICE_B)
        else:
            self.control >>= 1
            system.release(DEVICE_A)


class WorkTask(Task):
    def __init__(self):
        super().__init__(WORKER, 1000)
        self.next_target = HANDLER_A
        self.letter = 0

    def step(self, system):
        packet = self.inbox.take()
        packet.target = self.next_target
        self.next_target = HANDLER_B if self.next_target == HANDLER_A else HANDLER_A
        packet.position = 0
        for i in range(DATA_SIZE):
            self.letter = self.letter % 26 + 1
            packet.data[i] = 64 + self.letter
        system.send(packet)


class HandlerTask(Task):
    def __init__(self, name, priority, device):
        super().__init__(name, priority)
        self.device = device
        self.work = PacketQueue()
        self.free = PacketQueue()

    def ready(self):
        both = self.work.head is not None and self.free.head is not None
        return not self.held and (both or self.inbox.head is not None)

    def step(self, system):
        packet = self.inbox.take()
        if packet is not None:
            (self.free if packet.for_device else self.work).put(packet)
        work = self.work.head
        if work is None:
            return
        if work.position >= DATA_SIZE:
            done = self.work.take()
            done.target = WORKER
            system.send(done)
        elif self.free.head is not None:
            order = self.free.take()
            order.position = work.data[work.position]
            order.target = self.device
            work.position += 1
            system.send(order)


class DeviceTask(Task):
    def __init__(self, name, priority, owner):
        super().__init__(name, priority)
        self.owner = owner
        self.pending = None

    def ready(self):
        return not self.held and (self.pending is not None or self.inbox.head is not None)

    def step(self, system):
        if self.pending is None:
            self.pending = self.inbox.take()
            self.held = True
        else:
            packet, self.pending = self.pending, None
            packet.target = self.owner
            system.output = (system.output * 31 + packet.position) & 0xFFFFFFFF
            system.send(packet)


class System:
    def __init__(self, turns):
        self.tasks = [
            IdleTask(turns),
            WorkTask(),
            HandlerTask(HANDLER_A, 2000, DEVICE_A),
            HandlerTask(HANDLER_B, 3000, DEVICE_B),
            DeviceTask(DEVICE_A, 4000, HANDLER_A),
            DeviceTask(DEVICE_B, 5000, HANDLER_B),
        ]
        self.by_priority = sorted(self.tasks, key=lambda task: -task.priority)
        self.sent = 0
        self.output = 7
        for _ in range(2):
            self.tasks[WORKER].inbox.put(Packet(WORKER, False))
        for handler in (HANDLER_A, HANDLER_B):
            for _ in range(3):
                self.tasks[handler].inbox.put(Packet(handler, True))

    def send(self, packet):
        self.sent += 1
        self.tasks[packet.target].inbox.put(packet)

    def release(self, name):
        self.tasks[name].held = False

    def schedule(self):
        while True:
            for task in self.by_priority:
                if task.ready():
                    task.steps += 1
                    task.step(self)
                    break
            else:
                return


def run():
    system = System(10000)
    system.schedule()
    return system.sent * 1000 + sum(task.steps for task in system.tasks) + system.output
