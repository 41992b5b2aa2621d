"""A one-way constraint solver in the manner of DeltaBlue: strengths, plans, chains."""

REQUIRED, STRONG, MEDIUM, WEAK = range(4)


class Variable:
    def __init__(self, name, value=0):
        self.name = name
        self.value = value
        self.users = []
        self.setter = None
        self.strength = WEAK + 1

    def __repr__(self):
        return f"{self.name}={self.value}"


class Constraint:
    def __init__(self, strength, *variables):
        self.strength = strength
        self.variables = variables
        self.output = None

    def candidates(self):
        return self.variables

    def inputs(self):
        return [variable for variable in self.variables if variable is not self.output]

    def satisfied(self):
        return self.output is not None

    def execute(self):
        raise NotImplementedError


class Stay(Constraint):
    def execute(self):
        pass


class Edit(Constraint):
    def execute(self):
        pass


class Equal(Constraint):
    def execute(self):
        (source,) = self.inputs()
        self.output.value = source.value


class Scale(Constraint):
    """destination = source * factor + offset, in either direction between the two ends."""

    def __init__(self, strength, source, factor, offset, destination):
        super().__init__(strength, source, destination)
        self.factor = factor
        self.offset = offset

    def execute(self):
        source, destination = self.variables
        if self.output is destination:
            destination.value = source.value * self.factor + self.offset
        else:
            source.value = (destination.value - self.offset) // self.factor


class Planner:
    def add(self, constraint):
        for variable in constraint.variables:
            variable.users.append(constraint)
        self.enforce(constraint)

    def satisfy(self, constraint):
        """Chooses an output; returns the weaker constraint that lost it, or None."""
        best = None
        for variable in constraint.candidates():
            if variable.strength > constraint.strength:
                if best is None or variable.strength > best.strength:
                    best = variable
        if best is None:
            if constraint.strength == REQUIRED:
                raise RuntimeError(f"cannot satisfy a requirement on {constraint.variables}")
            return None
        loser = best.setter
        if loser is not None:
            loser.output = None
        constraint.output = best
        best.setter = constraint
        self.propagate(best)
        return loser

    def propagate(self, start):
        """Carries strength and value downstream; returns the variables passed."""
        passed = []
        todo = [start]
        while todo:
            variable = todo.pop()
            passed.append(variable)
            setter = variable.setter
            if setter is None:
                variable.strength = WEAK + 1
            else:
                weakest = setter.strength
                for source in setter.inputs():
                    weakest = max(weakest, source.strength)
                variable.strength = weakest
                setter.execute()
            for user in variable.users:
                if user.satisfied() and user.output is not variable:
                    todo.append(user.output)
        return passed

    def remove(self, constraint):
        for variable in constraint.variables:
            variable.users.remove(constraint)
        output = constraint.output
        constraint.output = None
        if output is None:
            return
        output.setter = None
        unsatisfied = [
            user
            for variable in self.propagate(output)
            for user in variable.users
            if not user.satisfied()
        ]
        for user in sorted(unsatisfied, key=lambda user: user.strength):
            self.enforce(user)

    def enforce(self, constraint):
        while constraint is not None:
            constraint = self.satisfy(constraint)

    def plan(self, sources):
        """Constraints in the order that computes every variable after its inputs."""
        order = []
        seen = set()
        todo = list(sources)
        while todo:
            constraint = todo.pop()
            if id(constraint) in seen:
                continue
            seen.add(id(constraint))
            order.append(constraint)
            output = constraint.output
            todo.extend(
                user for user in output.users if user.satisfied() and user.output is not output
            )
        return order


def chain(length):
    planner = Planner()
    variables = [Variable(f"v{i}") for i in range(length + 1)]
    for left, right in zip(variables, variables[1:]):
        planner.add(Equal(REQUIRED, left, right))
    stay = Stay(STRONG, variables[-1])
    planner.add(stay)
    edit = Edit(MEDIUM, variables[0])
    planner.add(edit)
    assert stay.satisfied() and not edit.satisfied()
    planner.remove(stay)
    assert edit.satisfied()
    total = 0
    plan = planner.plan([edit])
    for value in range(60):
        variables[0].value = value
        for constraint in plan:
            constraint.execute()
        total += variables[-1].value
    return total


def projection(count):
    planner = Planner()
    total = 0
    pairs = []
    for i in range(count):
        source = Variable(f"s{i}", i)
        destination = Variable(f"d{i}", i)
        planner.add(Stay(WEAK, source))
        planner.add(Scale(REQUIRED, source, 10, 1000 + i, destination))
        pairs.append((source, destination))
    for i, (source, destination) in enumerate(pairs):
        edit = Edit(MEDIUM, source)
        planner.add(edit)
        source.value = i * 3
        for constraint in planner.plan([edit]):
            constraint.execute()
        total += destination.value
        planner.remove(edit)
        edit = Edit(MEDIUM, destination)
        planner.add(edit)
        destination.value = 1000 + i + i * 20
        for constraint in planner.plan([edit]):
            constraint.execute()
        total += source.value
        planner.remove(edit)
    return total


def run():
    return chain(250) * 7 + projection(700)
