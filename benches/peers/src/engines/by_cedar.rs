//! cedar-policy: six policies that do not exclude each other, all asked at once about a request
//! made beforehand; which of them hold says the outcome.

use crate::engines::{Engine, facts};
use crate::population::{EXEMPT, Member};
use cedar_policy::{
    Authorizer, Context, Entities, EntityUid, PolicySet, Request, RestrictedExpression,
};

const RULES: &str = r#"
@id("exempt")
permit (principal, action, resource)
when { context.standing == 1 || context.standing == 2 || context.months < 6 };

@id("failed")
permit (principal, action, resource)
when { context.punished || context.degraded || context.official == 0 };

@id("away")
permit (principal, action, resource)
when { context.months < 9 };

@id("3")
permit (principal, action, resource)
when { context.task >= 4 && context.quality >= 4 && context.ideology >= 3 && context.manner >= 3
    && (context.official < 0 || context.official == 3) && context.done >= 100 && context.score >= 9000 };

@id("2")
permit (principal, action, resource)
when { context.task >= 3 && context.quality >= 3 && context.ideology >= 2 && context.manner >= 2
    && (context.official < 0 || context.official >= 2) && context.done >= 80 && context.score >= 7000 };

@id("1")
permit (principal, action, resource)
when { context.done >= 50 };
"#;

/// cedar-policy.
pub struct Cedar {
    authorizer: Authorizer,
    policies: PolicySet,
    entities: Entities,
    requests: Vec<Request>,
}

impl Cedar {
    /// The rules and the members.
    pub fn new(members: &[Member]) -> Self {
        let parsed: PolicySet = RULES.parse().expect("policies");
        let named = parsed.policies().map(|policy| {
            let id = policy.annotation("id").expect("each has one");
            policy.new_id(id.parse().expect("an id"))
        });
        let policies = PolicySet::from_policies(named).expect("policies");
        let uid = |text: &str| text.parse::<EntityUid>().expect("a name");
        let (who, act, what) =
            (uid(r#"Member::"m""#), uid(r#"Action::"rate""#), uid(r#"Year::"y""#));
        let request = |one: &Member| {
            let (who, act, what) = (who.clone(), act.clone(), what.clone());
            Request::new(who, act, what, context(one), None).expect("a request")
        };
        let requests = members.iter().map(request).collect();
        Self { authorizer: Authorizer::new(), policies, entities: Entities::empty(), requests }
    }
}

fn context(one: &Member) -> Context {
    let (numbers, truths) = facts(one);
    let numbers = numbers.map(|(name, is)| (name.to_owned(), RestrictedExpression::new_long(is)));
    let truths = truths.map(|(name, is)| (name.to_owned(), RestrictedExpression::new_bool(is)));
    Context::from_pairs(numbers.into_iter().chain(truths)).expect("a context")
}

impl Engine for Cedar {
    fn name(&self) -> &'static str {
        "cedar-policy 4.14.1, one request a member"
    }

    fn rate(&mut self, outcomes: &mut [u8]) {
        for (outcome, request) in outcomes.iter_mut().zip(&self.requests) {
            let answer = self.authorizer.is_authorized(request, &self.policies, &self.entities);
            let (mut level, mut most, mut is_exempt) = (0, 3, false);
            for id in answer.diagnostics().reason() {
                match AsRef::<str>::as_ref(id) {
                    "exempt" => is_exempt = true,
                    "failed" => most = 0,
                    "away" => most = most.min(1),
                    "3" => level = 3,
                    "2" => level = level.max(2),
                    _ => level = level.max(1),
                }
            }
            *outcome = if is_exempt { EXEMPT } else { level.min(most) };
        }
    }
}
