/** What the people of the supplier have arranged before a story of its rights begins. */
import * as Effect from "effect/Effect";
import { ArrangeDepartment, GrantRight, RequestAccess, WithdrawService } from "@einv/application";
import { Cast, type World } from "@einv/mocks";

const { members } = Cast.companies.supplier;

/** 회계팀 with 승인권한, in which 문다현 has none of its own; 영업팀 without; 오바다 has no service. */
export const departments = ({ deeds }: World.World) =>
  Effect.gen(function* () {
    yield* deeds.by("supplier", "full", (mirae, said) =>
      ArrangeDepartment.arrange(mirae, {
        departmentId: "accounting",
        name: "회계팀",
        members: [members.approver.memberId, members.department.memberId],
        ...said,
      }),
    );
    yield* deeds.by("supplier", "full", (mirae, said) =>
      ArrangeDepartment.arrange(mirae, {
        departmentId: "sales",
        name: "영업팀",
        members: [members["issue-only"].memberId],
        ...said,
      }),
    );
    yield* deeds.by("supplier", "full", (mirae, said) =>
      GrantRight.grant(mirae, {
        holders: [{ kind: "department", id: "accounting" }],
        grant: "approver",
        note: "월말 마감",
        ...said,
      }),
    );
    yield* deeds.by("supplier", "full", (mirae, said) =>
      GrantRight.grant(mirae, {
        holders: [{ kind: "person", id: members.department.memberId }],
        grant: "department",
        ...said,
      }),
    );
    yield* deeds.by("supplier", "full", (mirae, said) =>
      WithdrawService.withdraw(mirae, { members: [members.none.memberId], note: "휴직", ...said }),
    );
  });

/** Besides, 정하늘 asks for 전체권한 and 오바다 for the service. */
export const requests = (world: World.World) =>
  Effect.gen(function* () {
    yield* departments(world);
    yield* world.deeds.by("supplier", "issue-only", (haneul, said) =>
      RequestAccess.request(haneul, { wants: "full", message: "10월 마감을 맡았습니다.", ...said }),
    );
    yield* world.deeds.by("supplier", "none", (bada, said) =>
      RequestAccess.request(bada, { wants: "service", ...said }),
    );
  });
