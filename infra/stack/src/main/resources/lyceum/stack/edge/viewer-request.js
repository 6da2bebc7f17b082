// What the edge does with a request for the API before it looks for a kept answer. The texts in double braces are put in at synthesis.
var ORIGINS = '{{origins}}'.split(',');

function handler(event) {
    var headers = event.request.headers;
    if (event.request.method === 'OPTIONS' && headers.origin && headers['access-control-request-method']) {
        return preflight(headers.origin.value, event.context.requestId);
    }
    return withOneKindOfCredentials(event.request);
}

// A caller has one kind of credentials, so that the gateway and the cache have one header to tell callers apart by.
// X-API-Key: k becomes Authorization: ApiKey k, unless Authorization was sent too: that one is used then.
function withOneKindOfCredentials(request) {
    var key = request.headers['x-api-key'];
    if (key) {
        if (!request.headers.authorization) {
            request.headers.authorization = { value: 'ApiKey ' + key.value };
        }
        delete request.headers['x-api-key'];
    }
    return request;
}

// A browser asks first whether a page of another origin may call. It is answered here: no operation has a method OPTIONS.
function preflight(origin, requestId) {
    var headers = {
        vary: { value: 'Origin' },
        'x-cache-status': { value: 'BYPASS' },
        'x-request-id': { value: 'req-' + requestId },
        'x-response-time': { value: '0ms' },
        'x-server-id': { value: 'srv-edge' }
    };
    if (allows(origin)) {
        headers['access-control-allow-origin'] = { value: ORIGINS.indexOf('*') < 0 ? origin : '*' };
        headers['access-control-allow-methods'] = { value: '{{methods}}' };
        headers['access-control-allow-headers'] = { value: '{{headers}}' };
        headers['access-control-max-age'] = { value: '{{max-age}}' };
    }
    return { statusCode: 204, statusDescription: 'No Content', headers: headers };
}

// An allowed origin is named as it is, by * for every one, or as https://*.example.org for the hosts below another.
function allows(origin) {
    return ORIGINS.some(function (one) {
        if (one === '*') {
            return true;
        }
        var star = one.indexOf('*');
        if (star < 0) {
            return one !== '' && one === origin;
        }
        var below = one.slice(star + 1);
        return origin.startsWith(one.slice(0, star)) && origin.endsWith(below)
            && /^[a-z0-9-]+(\.[a-z0-9-]+)*$/.test(origin.slice(star, -below.length));
    });
}
